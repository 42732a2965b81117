package dev.kubewalk.apiserver.endpoints.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes a document in the protobuf form: the message openapi.v2.Document of gnostic. Extensions
 * ({@code x-…}) travel as YAML, of which JSON is a part.
 *
 * <p>Go: vendor/github.com/googleapis/gnostic/OpenAPIv2/OpenAPIv2.proto
 */
final class OpenApiProto {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch");

  private OpenApiProto() {}

  static byte[] encode(JsonNode document) {
    ProtoMessage out = new ProtoMessage().string(1, document.path("swagger").asText());
    JsonNode info = document.path("info");
    out.message(
        2,
        new ProtoMessage()
            .string(1, info.path("title").asText())
            .string(2, info.path("version").asText()));
    ProtoMessage paths = new ProtoMessage();
    named(document.path("paths"), OpenApiProto::pathItem, (name, item) -> paths.message(2, item));
    out.message(8, paths);
    out.message(9, namedSchemas(document.path("definitions")));
    for (JsonNode requirement : document.path("security")) {
      ProtoMessage security = new ProtoMessage();
      named(requirement, v -> strings(1, v), (name, item) -> security.message(1, item));
      out.message(12, security);
    }
    ProtoMessage definitions = new ProtoMessage();
    named(
        document.path("securityDefinitions"),
        OpenApiProto::securityDefinition,
        (name, item) -> definitions.message(1, item));
    return out.message(13, definitions).toBytes();
  }

  /** Hands over a pair {name = 1, value = 2} for each property. */
  private static void named(
      JsonNode object,
      Function<JsonNode, ProtoMessage> value,
      BiConsumer<String, ProtoMessage> into) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      ProtoMessage pair = new ProtoMessage().string(1, entry.getKey());
      into.accept(entry.getKey(), pair.message(2, value.apply(entry.getValue())));
    }
  }

  private static ProtoMessage strings(int field, JsonNode array) {
    ProtoMessage out = new ProtoMessage();
    addStrings(out, field, array);
    return out;
  }

  private static void addStrings(ProtoMessage out, int field, JsonNode array) {
    array.forEach(text -> out.string(field, text.asText()));
  }

  private static ProtoMessage securityDefinition(JsonNode definition) {
    ProtoMessage apiKey = new ProtoMessage()
        .string(1, definition.path("type").asText())
        .string(2, definition.path("name").asText())
        .string(3, definition.path("in").asText())
        .string(4, definition.path("description").asText());
    return new ProtoMessage().message(2, apiKey);
  }

  private static ProtoMessage pathItem(JsonNode item) {
    ProtoMessage out = new ProtoMessage();
    for (int i = 0; i < METHODS.size(); i++) {
      if (item.has(METHODS.get(i))) {
        out.message(i + 2, operation(item.get(METHODS.get(i))));
      }
    }
    item.path("parameters").forEach(parameter -> out.message(9, parameter(parameter)));
    return out;
  }

  private static ProtoMessage operation(JsonNode operation) {
    ProtoMessage out = new ProtoMessage();
    addStrings(out, 1, operation.path("tags"));
    out.string(3, operation.path("description").asText());
    out.string(5, operation.path("operationId").asText());
    addStrings(out, 6, operation.path("produces"));
    addStrings(out, 7, operation.path("consumes"));
    operation.path("parameters").forEach(parameter -> out.message(8, parameter(parameter)));
    ProtoMessage responses = new ProtoMessage();
    named(
        operation.path("responses"),
        OpenApiProto::response,
        (name, item) -> responses.message(1, item));
    out.message(9, responses);
    addStrings(out, 10, operation.path("schemes"));
    addExtensions(out, 13, operation);
    return out;
  }

  private static ProtoMessage response(JsonNode response) {
    ProtoMessage out = new ProtoMessage().string(1, response.path("description").asText());
    if (response.has("schema")) {
      out.message(2, new ProtoMessage().message(1, schema(response.get("schema"))));
    }
    return new ProtoMessage().message(1, out);
  }

  private static ProtoMessage parameter(JsonNode parameter) {
    ProtoMessage out = new ProtoMessage();
    if (parameter.path("in").asText().equals("body")) {
      ProtoMessage body = new ProtoMessage()
          .string(1, parameter.path("description").asText())
          .string(2, parameter.path("name").asText())
          .string(3, "body")
          .bool(4, parameter.path("required").asBoolean())
          .message(5, schema(parameter.path("schema")));
      out.message(1, body);
    } else {
      boolean query = parameter.path("in").asText().equals("query");
      ProtoMessage plain = new ProtoMessage()
          .bool(1, parameter.path("required").asBoolean())
          .string(2, parameter.path("in").asText())
          .string(3, parameter.path("description").asText())
          .string(4, parameter.path("name").asText())
          .string(query ? 6 : 5, parameter.path("type").asText())
          .bool(query ? 20 : 19, parameter.path("uniqueItems").asBoolean());
      out.message(2, new ProtoMessage().message(query ? 3 : 4, plain));
    }
    return new ProtoMessage().message(1, out);
  }

  private static ProtoMessage namedSchemas(JsonNode schemas) {
    ProtoMessage out = new ProtoMessage();
    named(schemas, OpenApiProto::schema, (name, item) -> out.message(1, item));
    return out;
  }

  private static ProtoMessage schema(JsonNode schema) {
    ProtoMessage out = new ProtoMessage();
    out.string(1, schema.path("$ref").asText());
    out.string(2, schema.path("format").asText());
    out.string(3, schema.path("title").asText());
    out.string(4, schema.path("description").asText());
    if (schema.has("default")) {
      out.message(5, any(schema.get("default")));
    }
    addLimits(out, schema);
    addStrings(out, 19, schema.path("required"));
    schema.path("enum").forEach(value -> out.message(20, any(value)));
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isObject()) {
      out.message(21, new ProtoMessage().message(1, schema(additional)));
    } else if (additional.isBoolean()) {
      out.message(21, new ProtoMessage().bool(2, additional.asBoolean()));
    }
    if (schema.has("type")) {
      out.message(22, new ProtoMessage().string(1, schema.path("type").asText()));
    }
    if (schema.has("items")) {
      out.message(23, new ProtoMessage().message(1, schema(schema.get("items"))));
    }
    schema.path("allOf").forEach(one -> out.message(24, schema(one)));
    if (schema.has("properties")) {
      out.message(25, namedSchemas(schema.get("properties")));
    }
    if (schema.has("example")) {
      out.message(30, any(schema.get("example")));
    }
    addExtensions(out, 31, schema);
    return out;
  }

  private static void addLimits(ProtoMessage out, JsonNode schema) {
    out.number(6, schema.path("multipleOf").asDouble());
    out.number(7, schema.path("maximum").asDouble());
    out.bool(8, schema.path("exclusiveMaximum").asBoolean());
    out.number(9, schema.path("minimum").asDouble());
    out.bool(10, schema.path("exclusiveMinimum").asBoolean());
    out.integer(11, schema.path("maxLength").asLong());
    out.integer(12, schema.path("minLength").asLong());
    out.string(13, schema.path("pattern").asText());
    out.integer(14, schema.path("maxItems").asLong());
    out.integer(15, schema.path("minItems").asLong());
    out.bool(16, schema.path("uniqueItems").asBoolean());
    out.integer(17, schema.path("maxProperties").asLong());
    out.integer(18, schema.path("minProperties").asLong());
  }

  private static void addExtensions(ProtoMessage out, int field, JsonNode object) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (entry.getKey().startsWith("x-")) {
        ProtoMessage pair = new ProtoMessage().string(1, entry.getKey());
        out.message(field, pair.message(2, any(entry.getValue())));
      }
    }
  }

  private static ProtoMessage any(JsonNode value) {
    return new ProtoMessage().string(2, value + "\n");
  }
}
