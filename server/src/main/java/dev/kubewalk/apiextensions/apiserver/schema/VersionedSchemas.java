package dev.kubewalk.apiextensions.apiserver.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas of all versions of one definition, and what is done with them to objects on their way
 * in and out.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (unstructuredSchemaCoercer, unstructuredDefaulter)
 */
public final class VersionedSchemas {
  private final Map<String, Structural> byVersion = new HashMap<>();
  private final boolean preserveUnknownFields;
  private final String kind;
  private final Coercion strict;
  private final Coercion lenient;

  /**
   * @param definition in v1
   */
  public VersionedSchemas(Unstructured definition, SchemaDecoder decoder) {
    requireNonNull(definition);
    this.preserveUnknownFields = definition.booleanAt("spec.preserveUnknownFields");
    this.kind = definition.stringAt("spec.names.kind");
    this.strict = new Coercion(decoder, false);
    this.lenient = new Coercion(decoder, true);
    for (Unstructured version : definition.objectsAt("spec.versions")) {
      JsonNode schema = version.at("schema.openAPIV3Schema");
      if (schema.isObject()) {
        byVersion.put(version.stringAt("name"), Structural.of(schema));
      }
    }
  }

  public Optional<Structural> schema(String version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  /**
   * Does to an object that a client sent, in place, what decoding does.
   *
   * @throws dev.kubewalk.apimachinery.errors.StatusException 400 when its metadata is malformed
   */
  public void applyToRequest(Unstructured object, String version) {
    applyDefaults(object, version);
    try {
      coerce(object, version, strict);
    } catch (DecodeException e) {
      throw ApiErrors.badRequest("%s in version \"%s\" cannot be handled as a %s: %s"
          .formatted(object.kind(), version, kind, e.getMessage()));
    }
  }

  public void applyDefaults(Unstructured object, String version) {
    schema(version).ifPresent(schema -> Defaulting.apply(object.node(), schema));
  }

  /** Prunes an object that comes from the store, in place; what is malformed goes, too. */
  public void applyToStored(Unstructured object, String version) {
    try {
      coerce(object, version, lenient);
    } catch (DecodeException e) {
      throw ApiErrors.raw(e.getMessage());
    }
  }

  private void coerce(Unstructured object, String version, Coercion coercion)
      throws DecodeException {
    ObjectNode node = object.node();
    coercion.metadata(node);
    Optional<Structural> schema = schema(version);
    if (schema.isPresent()) {
      if (!preserveUnknownFields) {
        Pruning.prune(node, schema.get(), true);
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        Optional<Structural> below = schema.get().property(field.getKey());
        if (below.isPresent() && !field.getKey().equals("metadata")) {
          coercion.embedded(field.getValue(), below.get());
        }
      }
    }
  }
}
