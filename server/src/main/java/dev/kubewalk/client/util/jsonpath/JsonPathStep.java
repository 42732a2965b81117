package dev.kubewalk.client.util.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One part of a path.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/jsonpath/node.go (Node)
 */
@FunctionalInterface
interface JsonPathStep {
  JsonPathStep NOTHING = (from, found) -> {};

  /** All elements of a list, all values of an object. */
  JsonPathStep ALL = (from, found) -> from.forEach(found::add);

  /** The value and everything below it. */
  JsonPathStep RECURSIVE = JsonPathStep::descend;

  void follow(JsonNode from, List<JsonNode> found);

  private static void descend(JsonNode from, List<JsonNode> found) {
    found.add(from);
    from.forEach(child -> descend(child, found));
  }

  static JsonPathStep field(String name) {
    return (from, found) -> {
      JsonNode value = from.get(name);
      if (value != null) {
        found.add(value);
      }
    };
  }

  /** Negative indices count from the end. */
  static JsonPathStep index(int index) {
    return (from, found) -> {
      int at = index < 0 ? from.size() + index : index;
      if (from.isArray() && at >= 0 && at < from.size()) {
        found.add(from.get(at));
      }
    };
  }

  /** Elements from one index up to another, which may be null for the end. */
  static JsonPathStep slice(int first, Integer end) {
    return (from, found) -> {
      int last = end == null ? from.size() : end < 0 ? from.size() + end : end;
      for (int i = first; from.isArray() && i < Math.min(last, from.size()); i++) {
        found.add(from.get(i));
      }
    };
  }

  /** Elements where what {@code path} finds first compares to {@code value}. */
  static JsonPathStep filter(JsonPath path, String operator, String value) {
    return (from, found) -> {
      for (JsonNode element : from) {
        List<JsonNode> left = path.find(element);
        if (!left.isEmpty() && holds(JsonPath.text(left.get(0)), operator, value)) {
          found.add(element);
        }
      }
    };
  }

  private static boolean holds(String left, String operator, String right) {
    int order = compare(left, right);
    return switch (operator) {
      case "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> true;
    };
  }

  private static int compare(String left, String right) {
    try {
      return Double.compare(Double.parseDouble(left), Double.parseDouble(right));
    } catch (NumberFormatException texts) {
      return left.compareTo(right);
    }
  }
}
