package dev.kubewalk.apiextensions.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Fills in a schema's defaults where there is nothing. A null is something.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/algorithm.go
 * (Default)
 */
public final class Defaulting {
  private Defaulting() {}

  /** Fills in defaults in place. */
  public static void apply(JsonNode value, Structural schema) {
    if (value instanceof ObjectNode object) {
      applyToObject(object, schema);
    } else if (value.isArray()) {
      schema.items().ifPresent(items -> value.forEach(element -> apply(element, items)));
    }
  }

  private static void applyToObject(ObjectNode object, Structural schema) {
    for (Map.Entry<String, JsonNode> property : schema.properties()) {
      if (!object.has(property.getKey())) {
        Structural.of(property.getValue())
            .defaultValue()
            .ifPresent(value -> object.set(property.getKey(), value.deepCopy()));
      }
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Optional<Structural> below = schema.property(field.getKey()).or(schema::additionalProperties);
      below.ifPresent(s -> apply(field.getValue(), s));
    }
  }
}
