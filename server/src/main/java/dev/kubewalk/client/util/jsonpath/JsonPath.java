package dev.kubewalk.client.util.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.componentbase.GoFloat;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A path into a JSON value: fields, indices, slices, {@code *}, {@code ..} and filters on equality.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/jsonpath/jsonpath.go (JSONPath)
 */
public final class JsonPath {
  private final List<JsonPathStep> steps;

  private JsonPath(List<JsonPathStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a path such as {@code .spec.replicas}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static JsonPath parse(String path) {
    return new JsonPath(new JsonPathParser(path).parse());
  }

  /** The same for a path that was checked before; one that is malformed finds nothing. */
  public static JsonPath relaxed(String path) {
    try {
      return parse(path);
    } catch (IllegalArgumentException malformed) {
      return new JsonPath(List.of(JsonPathStep.NOTHING));
    }
  }

  /** The values that the path leads to; none where a part of it is missing. */
  public List<JsonNode> find(JsonNode value) {
    List<JsonNode> found = List.of(value);
    for (JsonPathStep step : steps) {
      List<JsonNode> next = new ArrayList<>();
      found.forEach(from -> step.follow(from, next));
      found = next;
    }
    return found;
  }

  /** A value as Go prints it: {@code map[a:1]}, {@code [a b]}. */
  public static String text(JsonNode value) {
    if (value.isObject()) {
      StringJoiner fields = new StringJoiner(" ", "map[", "]");
      value.properties().stream()
          .map(e -> e.getKey() + ":" + text(e.getValue()))
          .sorted()
          .forEach(fields::add);
      return fields.toString();
    }
    if (value.isArray()) {
      StringJoiner elements = new StringJoiner(" ", "[", "]");
      value.forEach(element -> elements.add(text(element)));
      return elements.toString();
    }
    if (value.isFloatingPointNumber()) {
      return GoFloat.format(value.doubleValue());
    }
    return value.isNull() ? "<nil>" : value.asText();
  }
}
