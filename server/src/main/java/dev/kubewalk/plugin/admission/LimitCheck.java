package dev.kubewalk.plugin.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what is asked for with one limit range, and says what is wrong in its own words.
 *
 * <p>Go: plugin/pkg/admission/limitranger/admission.go (PodValidateLimitFunc,
 * PersistentVolumeClaimValidateLimitFunc)
 */
final class LimitCheck {
  private static final String CPU = "cpu";
  private static final int MILLI = 1000;

  /** What one container, a whole pod or a claim asks for, by resource. */
  private record Asked(Map<String, Quantity> requests, Map<String, Quantity> limits) {}

  List<String> pod(Unstructured range, Unstructured pod) {
    List<String> problems = new ArrayList<>();
    for (Unstructured limit : range.objectsAt("spec.limits")) {
      String type = limit.stringAt("type");
      if (type.equals("Container")) {
        for (String list : List.of("containers", "initContainers")) {
          for (Unstructured container : pod.objectsAt("spec." + list)) {
            checkBoth(type, limit, asked(container), problems);
          }
        }
      } else if (type.equals("Pod")) {
        checkBoth(type, limit, sumOf(pod), problems);
      }
    }
    return problems;
  }

  List<String> claim(Unstructured range, Unstructured claim) {
    List<String> problems = new ArrayList<>();
    Asked asked = new Asked(quantities(claim.at("spec.resources.requests")), Map.of());
    for (Unstructured limit : range.objectsAt("spec.limits")) {
      String type = limit.stringAt("type");
      if (type.equals("PersistentVolumeClaim")) {
        quantities(limit.at("min")).forEach((r, q) -> checkMin(type, r, q, asked, problems));
        quantities(limit.at("max")).forEach((r, q) -> checkMaxRequest(type, r, q, asked, problems));
      }
    }
    return problems;
  }

  private static void checkBoth(
      String type, Unstructured limit, Asked asked, List<String> problems) {
    quantities(limit.at("min")).forEach((r, q) -> checkMin(type, r, q, asked, problems));
    quantities(limit.at("max")).forEach((r, q) -> checkMax(type, r, q, asked, problems));
    quantities(limit.at("maxLimitRequestRatio"))
        .forEach((r, q) -> checkRatio(type, r, q, asked, problems));
  }

  private static void checkMin(
      String type, String resource, Quantity min, Asked asked, List<String> problems) {
    String rule = "minimum " + resource + " usage per " + type + " is " + min;
    Quantity request = asked.requests().get(resource);
    Quantity limit = asked.limits().get(resource);
    if (request == null) {
      problems.add(rule + ".  No request is specified");
    } else if (request.compareTo(min) < 0) {
      problems.add(rule + ", but request is " + request);
    } else if (limit != null && limit.compareTo(min) < 0) {
      problems.add(rule + ", but limit is " + limit);
    }
  }

  private static void checkMax(
      String type, String resource, Quantity max, Asked asked, List<String> problems) {
    String rule = "maximum " + resource + " usage per " + type + " is " + max;
    Quantity request = asked.requests().get(resource);
    Quantity limit = asked.limits().get(resource);
    if (limit == null) {
      problems.add(rule + ".  No limit is specified");
    } else if (limit.compareTo(max) > 0) {
      problems.add(rule + ", but limit is " + limit);
    } else if (request != null && request.compareTo(max) > 0) {
      problems.add(rule + ", but request is " + request);
    }
  }

  private static void checkMaxRequest(
      String type, String resource, Quantity max, Asked asked, List<String> problems) {
    String rule = "maximum " + resource + " usage per " + type + " is " + max;
    Quantity request = asked.requests().get(resource);
    if (request == null) {
      problems.add(rule + ".  No request is specified");
    } else if (request.compareTo(max) > 0) {
      problems.add(rule + ", but request is " + request);
    }
  }

  private static void checkRatio(
      String type, String resource, Quantity most, Asked asked, List<String> problems) {
    String rule = resource + " max limit to request ratio per " + type + " is " + most;
    Quantity request = asked.requests().get(resource);
    Quantity limit = asked.limits().get(resource);
    if (request == null || request.milliValue() == 0) {
      problems.add(rule + ", but no request is specified or request is 0");
    } else if (limit == null || limit.milliValue() == 0) {
      problems.add(rule + ", but no limit is specified or limit is 0");
    } else {
      double ratio = (double) limit.milliValue() / request.milliValue();
      if (ratio * MILLI > most.milliValue()) {
        problems.add(rule + String.format(Locale.ROOT, ", but provided ratio is %f", ratio));
      }
    }
  }

  private static Asked asked(Unstructured container) {
    return new Asked(
        quantities(container.at("resources.requests")),
        quantities(container.at("resources.limits")));
  }

  private static Map<String, Quantity> quantities(JsonNode list) {
    Map<String, Quantity> quantities = new TreeMap<>();
    list.properties()
        .forEach(entry ->
            quantities.put(entry.getKey(), Quantity.parse(entry.getValue().asText())));
    return quantities;
  }

  /** The containers together, or the largest init container where that needs more. */
  private static Asked sumOf(Unstructured pod) {
    return new Asked(sum(pod, "requests"), sum(pod, "limits"));
  }

  private static Map<String, Quantity> sum(Unstructured pod, String list) {
    List<Map<String, Quantity>> parts = pod.objectsAt("spec.containers").stream()
        .map(container -> quantities(container.at("resources." + list)))
        .toList();
    Map<String, Quantity> total = new TreeMap<>();
    for (Map<String, Quantity> part : parts) {
      for (String resource : part.keySet()) {
        // A container that says nothing makes the sum unknown.
        if (parts.stream().allMatch(other -> other.containsKey(resource))) {
          long amount =
              parts.stream().mapToLong(p -> amount(resource, p.get(resource))).sum();
          total.put(resource, plain(resource, amount));
        }
      }
    }
    for (Unstructured init : pod.objectsAt("spec.initContainers")) {
      quantities(init.at("resources." + list))
          .forEach((r, q) -> total.merge(r, q, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    }
    return total;
  }

  private static long amount(String resource, Quantity quantity) {
    return resource.equals(CPU) ? quantity.milliValue() : quantity.value();
  }

  /** Sums lose the unit in which they were given. */
  private static Quantity plain(String resource, long amount) {
    return Quantity.parse(resource.equals(CPU) ? amount + "m" : Long.toString(amount));
  }
}
