package dev.kubewalk.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.labels.Selector;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Label selectors as objects (matchLabels and matchExpressions).
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go (FormatLabelSelector)
 */
public final class LabelSelectors {
  private LabelSelectors() {}

  /** As {@code a=b,c in (d,e)}; {@code <none>} when it is empty or missing. */
  public static String format(JsonNode selector) {
    if (!(selector instanceof ObjectNode object)) {
      return Cells.NONE;
    }
    Unstructured view = Unstructured.of(object);
    List<Map.Entry<String, String>> parts = new ArrayList<>();
    new TreeMap<>(view.stringMapAt("matchLabels"))
        .forEach((key, value) -> parts.add(Map.entry(key, key + "=" + value)));
    for (Unstructured expression : view.objectsAt("matchExpressions")) {
      String key = expression.stringAt("key");
      parts.add(Map.entry(key, expression(expression, key)));
    }
    if (parts.isEmpty()) {
      return Cells.NONE;
    }
    parts.sort(Map.Entry.comparingByKey());
    return String.join(",", parts.stream().map(Map.Entry::getValue).toList());
  }

  private static String expression(Unstructured expression, String key) {
    String values = String.join(",", new TreeSet<>(expression.stringsAt("values")));
    return switch (expression.stringAt("operator")) {
      case "In" -> key + " in (" + values + ")";
      case "NotIn" -> key + " notin (" + values + ")";
      case "DoesNotExist" -> "!" + key;
      default -> key;
    };
  }

  /** True when {@code labels} meet every requirement; the empty selector meets them all. */
  public static boolean matches(JsonNode selector, Map<String, String> labels) {
    return selector instanceof ObjectNode object
        && Selector.ofObject(Unstructured.of(object)).matches(labels);
  }

  /** True when there is no requirement at all. */
  public static boolean isEmpty(JsonNode selector) {
    return selector.path("matchLabels").isEmpty()
        && selector.path("matchExpressions").isEmpty();
  }
}
