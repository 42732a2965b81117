package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the name of a pod's priority class into its number, and guards the classes: one global
 * default at most, and the two system classes cannot be deleted.
 *
 * <p>Go: plugin/pkg/admission/priority/admission.go (Plugin)
 */
public final class Priority implements AdmissionPlugin.Mutating, AdmissionPlugin.Validating {
  private static final GroupResource CLASSES =
      new GroupResource("scheduling.k8s.io", "priorityclasses");
  private static final Set<String> SYSTEM =
      Set.of("system-node-critical", "system-cluster-critical");

  private final ClusterReader cluster;

  public Priority(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "Priority";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation != Operation.CONNECT;
  }

  @Override
  public void admit(Attributes attributes) {
    Optional<Unstructured> pod = PodPlugin.pod(attributes);
    if (pod.isEmpty() || attributes.operation() == Operation.DELETE) {
      return;
    }
    if (attributes.operation() == Operation.UPDATE) {
      keepPriority(pod.get(), attributes.oldObject());
    } else {
      resolve(pod.get(), attributes);
    }
  }

  /** An update that leaves the number out keeps it. */
  private static void keepPriority(Unstructured pod, Optional<Unstructured> old) {
    if (!pod.has("spec.priority")) {
      old.filter(before -> before.has("spec.priority"))
          .ifPresent(before -> pod.set("spec.priority", before.longAt("spec.priority")));
    }
  }

  private void resolve(Unstructured pod, Attributes attributes) {
    String className = pod.stringAt("spec.priorityClassName");
    long priority = 0;
    if (className.isEmpty()) {
      Optional<Unstructured> fallback = globalDefault();
      if (fallback.isPresent()) {
        pod.set("spec.priorityClassName", fallback.get().name());
        priority = fallback.get().longAt("value");
      }
    } else {
      priority = cluster
          .get(CLASSES, "", className)
          .orElseThrow(() -> Refusal.forbidden(
              attributes, "no PriorityClass with name " + className + " was found"))
          .longAt("value");
    }
    Optional<Long> asked = pod.numberAt("spec.priority");
    if (asked.isPresent() && asked.get() != priority) {
      throw Refusal.forbidden(
          attributes,
          String.format(
              "the integer value of priority (%d) must not be provided in pod spec; priority"
                  + " admission controller computed %d from the given PriorityClass name",
              asked.get(), priority));
    }
    pod.set("spec.priority", priority);
  }

  /** If there should be several, the lowest one counts. */
  private Optional<Unstructured> globalDefault() {
    return cluster.list(CLASSES, "").stream()
        .filter(priorityClass -> priorityClass.booleanAt("globalDefault"))
        .min(Comparator.comparingLong(priorityClass -> priorityClass.longAt("value")));
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.is("scheduling.k8s.io", "priorityclasses")) {
      return;
    }
    if (attributes.operation() == Operation.DELETE) {
      if (SYSTEM.contains(attributes.target().name())) {
        throw Refusal.forbidden(
            attributes, "this is a system priority class and cannot be deleted");
      }
      return;
    }
    attributes
        .object()
        .filter(priorityClass -> priorityClass.booleanAt("globalDefault"))
        .ifPresent(priorityClass -> refuseSecondDefault(priorityClass, attributes));
  }

  private void refuseSecondDefault(Unstructured priorityClass, Attributes attributes) {
    globalDefault().filter(other -> !other.name().equals(priorityClass.name())).ifPresent(other -> {
      throw Refusal.forbidden(
          attributes,
          "PriorityClass "
              + other.name()
              + " is already marked as default. Only one default can exist");
    });
  }
}
