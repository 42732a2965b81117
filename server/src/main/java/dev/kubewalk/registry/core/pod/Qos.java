package dev.kubewalk.registry.core.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.page.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a pod is served when its node runs short, from what it asks for.
 *
 * <p>Go: pkg/apis/core/v1/helper/qos/qos.go (GetPodQOS)
 */
final class Qos {
  private static final List<String> COUNTED = List.of("cpu", "memory");

  private Qos() {}

  static String of(Unstructured pod) {
    List<Unstructured> containers = new ArrayList<>(pod.objectsAt("spec.containers"));
    containers.addAll(pod.objectsAt("spec.initContainers"));
    Map<String, BigDecimal> requests = new TreeMap<>();
    Map<String, BigDecimal> limits = new TreeMap<>();
    boolean guaranteed = true;
    for (Unstructured container : containers) {
      sum(container.at("resources.requests"), requests);
      guaranteed &= sum(container.at("resources.limits"), limits) == COUNTED.size();
    }
    if (requests.isEmpty() && limits.isEmpty()) {
      return "BestEffort";
    }
    return guaranteed && requests.equals(limits) ? "Guaranteed" : "Burstable";
  }

  /** Adds what counts, and tells how many of the counted resources were there. */
  private static int sum(JsonNode resources, Map<String, BigDecimal> sums) {
    int found = 0;
    for (String name : COUNTED) {
      BigDecimal value = Quantities.parse(resources.path(name).asText("0"));
      if (value.signum() > 0) {
        sums.merge(name, value.stripTrailingZeros(), (a, b) -> a.add(b).stripTrailingZeros());
        found++;
      }
    }
    return found;
  }
}
