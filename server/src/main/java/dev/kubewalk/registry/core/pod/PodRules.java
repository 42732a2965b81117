package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** What pods must look like, and what of them may change. Go: pkg/apis/core/validation. */
final class PodRules {
  private static final String FIXED =
      "pod updates may not change fields other than `spec.containers[*].image`,"
          + " `spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations`"
          + " (only additions to existing tolerations)";

  private PodRules() {}

  static void validate(Scope pod) {
    PodAnnotations.validate(pod, pod.in("spec"));
    PodSpecs.validate(pod.in("spec"));
    // Templates may have such images; pods may not.
    trimmedImages(pod, "containers");
    trimmedImages(pod, "initContainers");
  }

  private static void trimmedImages(Scope pod, String list) {
    for (Scope container : pod.in("spec").each(list)) {
      String image = container.text("image");
      if (!image.strip().equals(image)) {
        container.invalid("image", "must not have leading or trailing whitespace");
      }
    }
  }

  /** Go: ValidatePodUpdate. */
  static void validateUpdate(Scope pod, Scope old) {
    boolean sameCount = true;
    for (String list : List.of("containers", "initContainers")) {
      if (pod.node("spec." + list).size() != old.node("spec." + list).size()) {
        pod.forbidden("spec." + list, "pod updates may not add or remove containers");
        sameCount = false;
      }
    }
    if (!sameCount) {
      return;
    }
    images(pod, "initContainers");
    images(pod, "containers");
    deadline(pod, old);
    tolerations(pod, old);
    if (!changeable(pod.object()).equals(changeable(old.object()))) {
      pod.forbidden("spec", FIXED);
    }
  }

  private static void images(Scope pod, String list) {
    for (Scope container : pod.in("spec").each(list)) {
      String image = container.text("image");
      if (image.isEmpty()) {
        container.required("image", "");
      } else if (!image.strip().equals(image)) {
        container.invalid("image", "must not have leading or trailing whitespace");
      }
    }
  }

  private static void deadline(Scope pod, Scope old) {
    String path = "spec.activeDeadlineSeconds";
    if (pod.has(path)) {
      long seconds = pod.number(path);
      if (seconds < 0 || seconds > Integer.MAX_VALUE) {
        pod.invalid(path, "must be between 0 and 2147483647, inclusive");
      } else if (old.has(path) && old.number(path) < seconds) {
        pod.invalid(path, "must be less than or equal to previous value");
      }
    } else if (old.has(path)) {
      pod.invalidShown(path, "\"null\"", "must not update from a positive integer to nil value");
    }
  }

  /** Old tolerations stay, but for their seconds; new ones may come. */
  private static void tolerations(Scope pod, Scope old) {
    for (Unstructured before : old.object().objectsAt("spec.tolerations")) {
      Unstructured wanted = before.copy().remove("tolerationSeconds");
      boolean kept = pod.object().objectsAt("spec.tolerations").stream()
          .anyMatch(t -> t.copy().remove("tolerationSeconds").equals(wanted));
      if (!kept) {
        pod.forbidden(
            "spec.tolerations",
            "existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
    pod.in("spec").each("tolerations").forEach(PodScheduling::toleration);
  }

  /** The spec without what may change. */
  private static Unstructured changeable(Unstructured pod) {
    Unstructured spec = pod.objectAt("spec").copy();
    for (String list : List.of("containers", "initContainers")) {
      spec.objectsAt(list).forEach(container -> container.remove("image"));
    }
    spec.remove("activeDeadlineSeconds").remove("tolerations");
    return spec;
  }
}
