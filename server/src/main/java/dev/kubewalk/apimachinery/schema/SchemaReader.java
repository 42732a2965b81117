package dev.kubewalk.apimachinery.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes {@link Field}s of one definition's JSON. */
final class SchemaReader {
  /** The key of the Go facts of each property: {@code [*]Embedded.Name[!][:ListType]}. */
  static final String GO = "go";

  private static final String REFERENCE = "#/definitions/";
  private static final Map<String, Scalar> SCALARS = Map.of(
      "Quantity", Scalar.QUANTITY,
      "IntOrString", Scalar.INT_OR_STRING,
      "Time", Scalar.TIME,
      "MicroTime", Scalar.MICRO_TIME,
      "RawExtension", Scalar.RAW,
      "FieldsV1", Scalar.FIELDS_V1,
      "JSON", Scalar.JSON,
      "JSONSchemaPropsOrBool", Scalar.JSON_SCHEMA_OR_BOOL,
      "JSONSchemaPropsOrArray", Scalar.JSON_SCHEMA_OR_ARRAY,
      "JSONSchemaPropsOrStringArray", Scalar.JSON_SCHEMA_OR_STRING_ARRAY);

  private final Function<String, ObjectSchema> definitions;

  SchemaReader(Function<String, ObjectSchema> definitions) {
    this.definitions = definitions;
  }

  Map<String, Field> fields(ObjectNode definition) {
    Map<String, Field> fields = new TreeMap<>();
    List<String> required = strings(definition.path("required"));
    for (Map.Entry<String, JsonNode> entry : definition.path("properties").properties()) {
      String name = entry.getKey();
      String go = definition.path(GO).path(name).asText();
      fields.put(name, field(name, entry.getValue(), go, required.contains(name)));
    }
    // A hash map for fast look-ups that still goes through the fields in their order.
    return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  private Field field(String name, JsonNode schema, String go, boolean required) {
    int colon = go.indexOf(':');
    String goType = colon < 0 ? "" : go.substring(colon + 1);
    String path = colon < 0 ? go : go.substring(0, colon);
    boolean pointer = path.startsWith("*");
    boolean always = path.endsWith("!");
    path = path.substring(pointer ? 1 : 0, always ? path.length() - 1 : path.length());
    return new Field(
        name,
        List.of(path.split("\\.")),
        schema(schema, goType),
        pointer,
        !always,
        required,
        merge(schema),
        schema.path("description").asText());
  }

  private Schema schema(JsonNode schema, String goType) {
    String reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      Scalar scalar = SCALARS.get(reference.substring(reference.lastIndexOf('.') + 1));
      return scalar != null ? scalar : definitions.apply(reference.substring(REFERENCE.length()));
    }
    return switch (schema.path("type").asText()) {
      case "array" -> new ListSchema(schema(schema.path("items"), ""), goType);
      case "object" -> {
        String values = goType.startsWith("map:") ? goType.substring("map:".length()) : "";
        yield new MapSchema(schema(schema.path("additionalProperties"), values));
      }
      case "boolean" -> Scalar.BOOLEAN;
      case "number" -> Scalar.DOUBLE;
      case "integer" ->
        schema.path("format").asText().equals("int32") ? Scalar.INT32 : Scalar.INT64;
      default -> schema.path("format").asText().equals("byte") ? Scalar.BYTES : Scalar.STRING;
    };
  }

  private static Merge merge(JsonNode schema) {
    String type = schema.path("x-kubernetes-list-type").asText();
    String strategy = schema.path("x-kubernetes-patch-strategy").asText();
    if (type.isEmpty() && strategy.isEmpty()) {
      return Merge.UNSAID;
    }
    return new Merge(
        type,
        strings(schema.path("x-kubernetes-list-map-keys")),
        schema.path("x-kubernetes-patch-merge-key").asText(),
        strategy.isEmpty() ? Set.of() : Set.of(strategy.split(",")));
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.asText()));
    return Collections.unmodifiableList(strings);
  }
}
