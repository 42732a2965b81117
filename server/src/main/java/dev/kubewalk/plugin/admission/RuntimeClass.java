package dev.kubewalk.plugin.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a pod the overhead and the scheduling rules of its runtime class.
 *
 * <p>Go: plugin/pkg/admission/runtimeclass/admission.go (RuntimeClass)
 */
public final class RuntimeClass implements AdmissionPlugin.Mutating, AdmissionPlugin.Validating {
  private static final GroupResource CLASSES = new GroupResource("node.k8s.io", "runtimeclasses");

  private final ClusterReader cluster;

  public RuntimeClass(ClusterReader cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "RuntimeClass";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void admit(Attributes attributes) {
    Optional<Unstructured> pod = PodPlugin.pod(attributes);
    pod.flatMap(found -> classOf(found, attributes)).ifPresent(runtimeClass -> {
      setOverhead(pod.get(), runtimeClass, attributes);
      setScheduling(pod.get(), runtimeClass, attributes);
    });
  }

  @Override
  public void validate(Attributes attributes) {
    PodPlugin.pod(attributes)
        .filter(pod -> !pod.at("spec.overhead").isEmpty())
        .filter(pod -> classOf(pod, attributes)
            .filter(runtimeClass -> !runtimeClass.at("overhead.podFixed").isEmpty())
            .isEmpty())
        .ifPresent(pod -> {
          throw Refusal.forbidden(
              attributes,
              "pod rejected: Pod Overhead set without corresponding RuntimeClass defined"
                  + " Overhead");
        });
  }

  private Optional<Unstructured> classOf(Unstructured pod, Attributes attributes) {
    String name = pod.stringAt("spec.runtimeClassName");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Unstructured> found = cluster.get(CLASSES, "", name);
    if (found.isEmpty()) {
      throw Refusal.forbidden(attributes, "pod rejected: RuntimeClass \"" + name + "\" not found");
    }
    return found;
  }

  private static void setOverhead(
      Unstructured pod, Unstructured runtimeClass, Attributes attributes) {
    JsonNode fixed = runtimeClass.at("overhead.podFixed");
    if (fixed.isEmpty()) {
      return;
    }
    if (pod.has("spec.overhead") && !pod.at("spec.overhead").equals(fixed)) {
      throw Refusal.forbidden(
          attributes, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }
    pod.set("spec.overhead", fixed.deepCopy());
  }

  private static void setScheduling(
      Unstructured pod, Unstructured runtimeClass, Attributes attributes) {
    Map<String, String> wanted = runtimeClass.stringMapAt("scheduling.nodeSelector");
    Map<String, String> asked = pod.stringMapAt("spec.nodeSelector");
    for (Map.Entry<String, String> label : wanted.entrySet()) {
      String other = asked.get(label.getKey());
      if (other != null && !other.equals(label.getValue())) {
        throw Refusal.forbidden(
            attributes,
            String.format(
                "conflict: runtimeClass.scheduling.nodeSelector[%s] = %s;"
                    + " pod.spec.nodeSelector[%s] = %s",
                label.getKey(), label.getValue(), label.getKey(), other));
      }
      pod.ensureObject("spec.nodeSelector").put(label.getKey(), label.getValue());
    }
    for (JsonNode toleration : runtimeClass.at("scheduling.tolerations")) {
      addOnce(pod.ensureArray("spec.tolerations"), toleration);
    }
  }

  private static void addOnce(ArrayNode tolerations, JsonNode toleration) {
    for (JsonNode present : tolerations) {
      if (present.equals(toleration)) {
        return;
      }
    }
    tolerations.add(toleration.deepCopy());
  }
}
