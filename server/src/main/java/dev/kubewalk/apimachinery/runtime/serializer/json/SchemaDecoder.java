package dev.kubewalk.apimachinery.runtime.serializer.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Schemas;

/**
 * Decodes the JSON bytes of an object by its schema. The tree that comes out has the form the Go
 * struct would be written in: no unknown fields, times, quantities and base64 in their normal form,
 * empty fields left out or present as Go has it.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/json.go (Serializer.Decode)
 */
public final class SchemaDecoder {
  private final Schemas schemas;

  public SchemaDecoder(Schemas schemas) {
    this.schemas = requireNonNull(schemas);
  }

  /**
   * What the body says it is; parts it leaves out are empty.
   *
   * @throws DecodeException when it is no JSON object; the message is the one of v1.18
   */
  public GroupVersionKind interpret(byte[] json) throws DecodeException {
    return MetaFactory.interpret(json);
  }

  /**
   * Decodes an object whose kind is known. The bytes must have passed {@link #interpret}, which
   * checks the syntax.
   *
   * @throws DecodeException when a value has the wrong type; the message names field and bytes
   */
  public ObjectNode decode(byte[] json, ObjectSchema schema) throws DecodeException {
    return StructDecoder.decode(json, schema);
  }

  /**
   * Decodes an object that has no schema here, such as a custom resource.
   *
   * @throws DecodeException when it does not name its kind
   */
  public ObjectNode decodeUnstructured(byte[] json) throws DecodeException {
    JsonNode parsed = FreeForm.parse(json);
    if (parsed instanceof ObjectNode object && !object.path("kind").asText().isEmpty()) {
      return object;
    }
    String text = GoText.of(json, 0, json.length);
    JsonIterator end = new JsonIterator(json);
    end.moveTo(json.length);
    end.report("unmarshalerDecoder", "Object 'Kind' is missing in '" + text + "'");
    throw new DecodeException(end.error());
  }

  /** Brings a tree that was changed since it was decoded into the form Go would write, in place. */
  public void normalize(ObjectNode object, ObjectSchema schema) {
    StructForm.normalize(object, schema);
  }

  public Schemas schemas() {
    return schemas;
  }
}
