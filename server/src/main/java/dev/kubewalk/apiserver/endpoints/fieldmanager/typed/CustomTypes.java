package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes types of the schemas of custom resources. Lists merge as they say; maps are granular, and
 * what nothing is said about is owned as a whole.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/openapi/builder/builder.go
 * (BuildSwagger), vendor/k8s.io/kube-openapi/pkg/schemaconv/smd.go (ToSchema)
 */
public final class CustomTypes {
  private static final Atom STRING = Atom.of(ScalarType.STRING);

  private final Atom objectMeta;

  /**
   * @param objectMeta the type of every object's metadata
   */
  public CustomTypes(Atom objectMeta) {
    this.objectMeta = requireNonNull(objectMeta, "objectMeta is null");
  }

  /** The type of objects with this schema (openAPIV3Schema of one version). */
  public Atom of(JsonNode schema) {
    return struct(
        schema, true, schema.path("x-kubernetes-preserve-unknown-fields").asBoolean());
  }

  private Atom atom(JsonNode schema, boolean preserve) {
    boolean keeps =
        preserve || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean();
    if (embedded || !schema.path("properties").isEmpty()) {
      return struct(schema, embedded, keeps);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> {
        JsonNode values = schema.path("additionalProperties");
        Atom elements = values.isObject() ? atom(values, preserve) : anything(preserve);
        yield Atom.of(MapType.of(() -> elements));
      }
      case "array" -> Atom.of(list(schema, preserve));
      case "integer", "number" -> Atom.of(ScalarType.NUMERIC);
      case "boolean" -> Atom.of(ScalarType.BOOLEAN);
      case "string" -> {
        String format = schema.path("format").asText();
        boolean plain = format.isEmpty() || format.equals("byte");
        yield plain ? STRING : Atom.of(ScalarType.UNTYPED);
      }
      default -> anything(preserve);
    };
  }

  private static Atom anything(boolean preserve) {
    return preserve ? Atom.DEDUCED : Atom.UNTYPED;
  }

  /**
   * @param object true when it is a whole object, which has metadata
   * @param preserve true when other fields than the named ones may be there
   */
  private Atom struct(JsonNode schema, boolean object, boolean preserve) {
    Map<String, Atom> fields = new HashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), atom(field.getValue(), preserve)));
    if (object) {
      fields.put("apiVersion", STRING);
      fields.put("kind", STRING);
      fields.put("metadata", objectMeta);
    }
    return Atom.of(
        preserve ? MapType.open(fields, () -> Atom.DEDUCED) : MapType.struct(() -> fields));
  }

  private ListType list(JsonNode schema, boolean preserve) {
    JsonNode items = schema.path("items");
    Atom elements = items.isObject() ? atom(items, preserve) : anything(preserve);
    List<String> keys = new ArrayList<>();
    return switch (schema.path("x-kubernetes-list-type").asText()) {
      case "set" -> new ListType(() -> elements, true, keys);
      case "map" -> {
        schema.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        yield new ListType(() -> elements, true, keys);
      }
      default -> ListType.atomic(() -> elements);
    };
  }
}
