package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;

/**
 * Lets pods stay on a node that is not ready or unreachable for a while, unless they say otherwise.
 *
 * <p>Go: plugin/pkg/admission/defaulttolerationseconds/admission.go (Plugin)
 */
public final class DefaultTolerationSeconds implements AdmissionPlugin.Mutating {
  private static final String NOT_READY = "node.kubernetes.io/not-ready";
  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
  private static final String NO_EXECUTE = "NoExecute";

  private final long notReadySeconds;
  private final long unreachableSeconds;

  public DefaultTolerationSeconds(long notReadySeconds, long unreachableSeconds) {
    this.notReadySeconds = notReadySeconds;
    this.unreachableSeconds = unreachableSeconds;
  }

  @Override
  public String name() {
    return "DefaultTolerationSeconds";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public void admit(Attributes attributes) {
    PodPlugin.pod(attributes).ifPresent(pod -> {
      boolean toleratesNotReady = tolerates(pod, NOT_READY);
      boolean toleratesUnreachable = tolerates(pod, UNREACHABLE);
      if (!toleratesNotReady) {
        add(pod, NOT_READY, notReadySeconds);
      }
      if (!toleratesUnreachable) {
        add(pod, UNREACHABLE, unreachableSeconds);
      }
    });
  }

  private static boolean tolerates(Unstructured pod, String taint) {
    return pod.objectsAt("spec.tolerations").stream()
        .anyMatch(toleration -> (toleration.stringAt("key").equals(taint)
                || toleration.stringAt("key").isEmpty())
            && (toleration.stringAt("effect").equals(NO_EXECUTE)
                || toleration.stringAt("effect").isEmpty()));
  }

  private static void add(Unstructured pod, String taint, long seconds) {
    pod.ensureArray("spec.tolerations")
        .addObject()
        .put("key", taint)
        .put("operator", "Exists")
        .put("effect", NO_EXECUTE)
        .put("tolerationSeconds", seconds);
  }
}
