package dev.kubewalk.apiextensions.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes away what a schema does not name.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning/algorithm.go
 * (Prune)
 */
public final class Pruning {
  private static final Set<String> IMPLICIT = Set.of("apiVersion", "kind", "metadata");

  private Pruning() {}

  /**
   * Prunes {@code value} in place.
   *
   * @param isResourceRoot true when kind, apiVersion and metadata need not be named
   */
  public static void prune(JsonNode value, Structural schema, boolean isResourceRoot) {
    if (isResourceRoot && value instanceof ObjectNode object) {
      pruneObject(object, Optional.of(schema), true);
    } else {
      prune(value, Optional.of(schema));
    }
  }

  private static void prune(JsonNode value, Optional<Structural> schema) {
    if (value instanceof ObjectNode object) {
      pruneObject(object, schema, schema.filter(Structural::isEmbeddedResource).isPresent());
    } else if (value.isArray()) {
      Optional<Structural> items = schema.flatMap(Structural::items);
      boolean kept = schema.filter(Structural::preservesUnknownFields).isPresent();
      if (!kept || items.isPresent()) {
        value.forEach(element -> prune(element, items));
      }
    }
  }

  private static void pruneObject(
      ObjectNode object, Optional<Structural> schema, boolean isResource) {
    boolean keepsUnknown = schema.filter(Structural::preservesUnknownFields).isPresent();
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      if (isResource && IMPLICIT.contains(name)) {
        continue;
      }
      Optional<Structural> property = schema.flatMap(s -> s.property(name));
      if (property.isPresent()) {
        prune(field.getValue(), property);
      } else if (schema.filter(Structural::hasAdditionalProperties).isPresent()) {
        prune(field.getValue(), schema.flatMap(Structural::additionalProperties));
      } else if (!keepsUnknown) {
        unknown.add(name);
      }
    }
    object.remove(unknown);
  }
}
