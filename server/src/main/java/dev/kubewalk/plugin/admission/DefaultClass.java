package dev.kubewalk.plugin.admission;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.ClusterReader;
import java.util.List;

/** Finds the classes that an annotation marks as default. */
final class DefaultClass {
  private DefaultClass() {}

  static List<Unstructured> find(
      ClusterReader cluster, GroupResource classes, List<String> annotations) {
    return cluster.list(classes, "").stream()
        .filter(found -> annotations.stream()
            .anyMatch(name -> "true".equals(found.annotations().get(name))))
        .toList();
  }
}
