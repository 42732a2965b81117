package dev.kubewalk.aggregator.apiserver;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.version.KubeVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which APIServices are shown: groups by their highest priority, then by name; the
 * versions of a group by theirs, then as kube-like versions go (v2 before v1 before v1beta1).
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/v1/helper/helpers.go
 * (SortedByGroupAndVersion)
 */
final class ApiServiceOrder {
  private static final Comparator<Unstructured> BY_VERSION = Comparator.comparingInt(
          (Unstructured s) -> s.intAt("spec.versionPriority"))
      .thenComparing(s -> s.stringAt("spec.version"), KubeVersion.NEWEST_LAST)
      .reversed();

  private ApiServiceOrder() {}

  /** The services of each group, both in order. */
  static List<List<Unstructured>> sortedByGroupAndVersion(List<Unstructured> services) {
    Map<String, List<Unstructured>> groups = new LinkedHashMap<>();
    for (Unstructured service : services) {
      groups
          .computeIfAbsent(service.stringAt("spec.group"), g -> new ArrayList<>())
          .add(service);
    }
    groups.values().forEach(group -> group.sort(BY_VERSION));
    List<List<Unstructured>> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingInt(ApiServiceOrder::priority)
        .reversed()
        .thenComparing(group -> group.get(0).stringAt("spec.group")));
    return sorted;
  }

  private static int priority(List<Unstructured> group) {
    return group.stream()
        .mapToInt(s -> s.intAt("spec.groupPriorityMinimum"))
        .max()
        .orElse(0);
  }
}
