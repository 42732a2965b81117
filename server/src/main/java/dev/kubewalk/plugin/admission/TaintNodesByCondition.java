package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;

/**
 * Taints a new node as not ready, so that nothing is scheduled on it before its condition is known.
 *
 * <p>Go: plugin/pkg/admission/nodetaint/admission.go (Plugin)
 */
public final class TaintNodesByCondition implements AdmissionPlugin.Mutating {
  private static final String NOT_READY = "node.kubernetes.io/not-ready";
  private static final String NO_SCHEDULE = "NoSchedule";

  @Override
  public String name() {
    return "TaintNodesByCondition";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void admit(Attributes attributes) {
    if (!attributes.is("", "nodes") || !attributes.target().subresource().isEmpty()) {
      return;
    }
    attributes.object().filter(node -> !isTainted(node)).ifPresent(TaintNodesByCondition::taint);
  }

  private static boolean isTainted(Unstructured node) {
    return node.objectsAt("spec.taints").stream()
        .anyMatch(taint -> taint.stringAt("key").equals(NOT_READY)
            && taint.stringAt("effect").equals(NO_SCHEDULE));
  }

  private static void taint(Unstructured node) {
    node.ensureArray("spec.taints").addObject().put("key", NOT_READY).put("effect", NO_SCHEDULE);
  }
}
