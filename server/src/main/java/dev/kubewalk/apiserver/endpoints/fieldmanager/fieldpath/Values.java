package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Order, equality and text of plain values. Numbers compare by what they are worth, so 1 equals
 * 1.0.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/value/value.go (Equals, Compare, ToString)
 */
public final class Values {
  private Values() {}

  public static boolean equal(JsonNode left, JsonNode right) {
    if (left == right) {
      return true;
    }
    if (left.isNumber() && right.isNumber()) {
      return compareNumbers(left, right) == 0;
    }
    if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
      return false;
    }
    if (left.isObject()) {
      for (Map.Entry<String, JsonNode> entry : left.properties()) {
        JsonNode other = right.get(entry.getKey());
        if (other == null || !equal(entry.getValue(), other)) {
          return false;
        }
      }
      return true;
    }
    if (left.isArray()) {
      for (int i = 0; i < left.size(); i++) {
        if (!equal(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    return left.equals(right);
  }

  /** A total order: numbers, strings, booleans, lists, maps, null. */
  static int compare(JsonNode left, JsonNode right) {
    int ranks = Integer.compare(rank(left), rank(right));
    if (ranks != 0) {
      return ranks;
    }
    return switch (left.getNodeType()) {
      case NUMBER -> compareNumbers(left, right);
      case STRING -> left.textValue().compareTo(right.textValue());
      case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
      case ARRAY -> compareLists(left, right);
      case OBJECT -> compareMaps(left, right);
      default -> 0;
    };
  }

  private static int rank(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> 0;
      case STRING -> 1;
      case BOOLEAN -> 2;
      case ARRAY -> 3;
      case OBJECT -> 4;
      default -> 5;
    };
  }

  private static int compareNumbers(JsonNode left, JsonNode right) {
    return left.isIntegralNumber() && right.isIntegralNumber()
        ? Long.compare(left.longValue(), right.longValue())
        : Double.compare(left.doubleValue(), right.doubleValue());
  }

  private static int compareLists(JsonNode left, JsonNode right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int compared = compare(left.get(i), right.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareMaps(JsonNode left, JsonNode right) {
    var leftEntries = sorted(left).entrySet().iterator();
    var rightEntries = sorted(right).entrySet().iterator();
    while (leftEntries.hasNext() && rightEntries.hasNext()) {
      var leftEntry = leftEntries.next();
      var rightEntry = rightEntries.next();
      int compared = leftEntry.getKey().compareTo(rightEntry.getKey());
      if (compared == 0) {
        compared = compare(leftEntry.getValue(), rightEntry.getValue());
      }
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static SortedMap<String, JsonNode> sorted(JsonNode map) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    map.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** A value as paths in messages show it. */
  static String text(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> FieldError.quote(value.textValue());
      case NULL -> "null";
      case ARRAY -> {
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(text(element)));
        yield "[" + String.join(",", texts) + "]";
      }
      case OBJECT -> {
        StringBuilder texts = new StringBuilder();
        sorted(value).forEach((key, held) -> texts.append(key).append('=').append(text(held)));
        yield texts.toString();
      }
      default -> value.asText();
    };
  }
}
