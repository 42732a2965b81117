package dev.kubewalk.apiextensions.apiserver.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Brings metadata into the form that ObjectMeta has: of the object itself, and of objects embedded
 * in it. Unknown fields go.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta/coerce.go
 * (GetObjectMeta), algorithm.go (Coerce)
 */
public final class Coercion {
  private static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

  private final SchemaDecoder decoder;
  private final ObjectSchema objectMeta;
  private final boolean dropsMalformed;

  /**
   * @param dropsMalformed true to leave out fields of the wrong type, as is done with stored objects
   */
  public Coercion(SchemaDecoder decoder, boolean dropsMalformed) {
    this.decoder = requireNonNull(decoder);
    this.objectMeta = decoder.schemas().byName(OBJECT_META).orElseThrow();
    this.dropsMalformed = dropsMalformed;
  }

  /**
   * Coerces the metadata of {@code object} in place.
   *
   * @throws DecodeException when it is no metadata
   */
  public void metadata(ObjectNode object) throws DecodeException {
    JsonNode metadata = object.get("metadata");
    if (metadata == null) {
      return;
    }
    if (!(metadata instanceof ObjectNode fields)) {
      if (!dropsMalformed) {
        throw new DecodeException("metadata: Invalid value: " + metadata + ": must be an object");
      }
      object.remove("metadata");
      return;
    }
    object.set("metadata", decode(fields));
  }

  private ObjectNode decode(ObjectNode fields) throws DecodeException {
    try {
      return decodeAll(fields);
    } catch (DecodeException e) {
      if (!dropsMalformed) {
        throw e;
      }
      return decodeEach(fields);
    }
  }

  private ObjectNode decodeAll(ObjectNode fields) throws DecodeException {
    byte[] json = fields.toString().getBytes(StandardCharsets.UTF_8);
    ObjectNode metadata = decoder.decode(json, objectMeta);
    if (metadata.path("creationTimestamp").isNull()) {
      metadata.remove("creationTimestamp");
    }
    return metadata;
  }

  private ObjectNode decodeEach(ObjectNode fields) throws DecodeException {
    ObjectNode good = fields.objectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      ObjectNode alone = fields.objectNode();
      alone.set(field.getKey(), field.getValue());
      if (isMetadata(alone)) {
        good.setAll(alone);
      }
    }
    return decodeAll(good);
  }

  private boolean isMetadata(ObjectNode fields) {
    try {
      decodeAll(fields);
      return true;
    } catch (DecodeException notThisField) {
      return false;
    }
  }

  /** Coerces the metadata of the objects embedded in {@code value}, in place. */
  public void embedded(JsonNode value, Structural schema) throws DecodeException {
    if (value instanceof ObjectNode object) {
      if (schema.isEmbeddedResource()) {
        metadata(object);
      }
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        var below = schema.property(field.getKey()).or(schema::additionalProperties);
        if (below.isPresent()) {
          embedded(field.getValue(), below.get());
        }
      }
    } else if (value.isArray() && schema.items().isPresent()) {
      for (JsonNode element : value) {
        embedded(element, schema.items().get());
      }
    }
  }
}
