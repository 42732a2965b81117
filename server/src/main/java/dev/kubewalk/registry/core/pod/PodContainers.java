package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.List;

/** Which container of a pod a request is about. Go: pkg/registry/core/pod/strategy.go. */
final class PodContainers {
  private PodContainers() {}

  /** The named container; the only one when none is named. */
  static String choose(Unstructured pod, String asked) {
    List<String> init = names(pod, "spec.initContainers");
    List<String> plain = names(pod, "spec.containers");
    if (asked.isEmpty()) {
      if (plain.size() == 1) {
        return plain.get(0);
      }
      List<String> all = new ArrayList<>(init);
      all.addAll(plain);
      throw ApiErrors.badRequest("a container name must be specified for pod " + pod.name()
          + ", choose one of: [" + String.join(" ", all) + "]");
    }
    if (!plain.contains(asked) && !init.contains(asked)) {
      throw ApiErrors.badRequest("container " + asked + " is not valid for pod " + pod.name());
    }
    return asked;
  }

  static List<String> names(Unstructured pod, String list) {
    return pod.objectsAt(list).stream().map(c -> c.stringAt("name")).toList();
  }
}
