package dev.kubewalk.walkthrough.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * Turns the protobuf form of an OpenAPI v2 document back into JSON, as kubectl does: the numbers
 * are those of gnostic's openapi.v2 messages. Only what the documents of an API server use is known
 * here; anything else is missing in the result, which a comparison then shows.
 */
final class OpenApiDecoder {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch");

  private OpenApiDecoder() {}

  static ObjectNode document(byte[] bytes) {
    WireMessage in = new WireMessage(bytes);
    ObjectNode out = MAPPER.createObjectNode();
    text(in, 1, out, "swagger");
    WireMessage info = in.message(2);
    text(info, 1, out.putObject("info"), "title");
    text(info, 2, (ObjectNode) out.get("info"), "version");
    out.set("paths", named(in.message(8), 2, OpenApiDecoder::path));
    out.set("definitions", named(in.message(9), 1, OpenApiDecoder::schema));
    for (WireMessage requirement : in.messages(12)) {
      out.withArray("security").add(named(requirement, 1, scopes -> texts(scopes, 1)));
    }
    if (in.has(13)) {
      out.set("securityDefinitions", named(in.message(13), 1, OpenApiDecoder::apiKey));
    }
    return out;
  }

  private static ObjectNode apiKey(WireMessage in) {
    ObjectNode out = MAPPER.createObjectNode();
    WireMessage key = in.message(2);
    text(key, 1, out, "type");
    text(key, 2, out, "name");
    text(key, 3, out, "in");
    text(key, 4, out, "description");
    return out;
  }

  private static ObjectNode path(WireMessage in) {
    ObjectNode out = MAPPER.createObjectNode();
    for (int i = 0; i < METHODS.size(); i++) {
      if (in.has(i + 2)) {
        out.set(METHODS.get(i), operation(in.message(i + 2)));
      }
    }
    in.messages(9).forEach(p -> out.withArray("parameters").add(parameter(p)));
    return out;
  }

  private static ObjectNode operation(WireMessage in) {
    ObjectNode out = MAPPER.createObjectNode();
    list(in, 1, out, "tags");
    text(in, 3, out, "description");
    text(in, 5, out, "operationId");
    list(in, 6, out, "produces");
    list(in, 7, out, "consumes");
    in.messages(8).forEach(p -> out.withArray("parameters").add(parameter(p)));
    out.set("responses", named(in.message(9), 1, OpenApiDecoder::response));
    list(in, 10, out, "schemes");
    extensions(in, 13, out);
    return out;
  }

  private static ObjectNode response(WireMessage in) {
    ObjectNode out = MAPPER.createObjectNode();
    WireMessage response = in.message(1);
    text(response, 1, out, "description");
    response.oneOf(2).ifPresent(schema -> out.set("schema", schema(schema.message(1))));
    return out;
  }

  private static ObjectNode parameter(WireMessage in) {
    ObjectNode out = MAPPER.createObjectNode();
    WireMessage parameter = in.message(1);
    parameter.oneOf(1).ifPresent(body -> {
      text(body, 1, out, "description");
      text(body, 2, out, "name");
      text(body, 3, out, "in");
      truth(body, 4, out, "required");
      out.set("schema", schema(body.message(5)));
    });
    parameter.oneOf(2).ifPresent(other -> {
      WireMessage plain = other.oneOf(3, 4).orElseThrow();
      truth(plain, 1, out, "required");
      text(plain, 2, out, "in");
      text(plain, 3, out, "description");
      text(plain, 4, out, "name");
      text(plain, other.has(3) ? 6 : 5, out, "type");
      truth(plain, other.has(3) ? 20 : 19, out, "uniqueItems");
    });
    return out;
  }

  private static ObjectNode schema(WireMessage in) {
    ObjectNode out = MAPPER.createObjectNode();
    text(in, 1, out, "$ref");
    text(in, 2, out, "format");
    text(in, 3, out, "title");
    text(in, 4, out, "description");
    in.oneOf(5).ifPresent(value -> out.set("default", yaml(value)));
    list(in, 19, out, "required");
    in.messages(20).forEach(value -> out.withArray("enum").add(yaml(value)));
    in.oneOf(21).ifPresent(one -> {
      one.oneOf(1).ifPresent(item -> out.set("additionalProperties", schema(item)));
      truth(one, 2, out, "additionalProperties");
    });
    in.oneOf(22).ifPresent(type -> text(type, 1, out, "type"));
    in.oneOf(23).ifPresent(items -> out.set("items", schema(items.message(1))));
    in.messages(24).forEach(one -> out.withArray("allOf").add(schema(one)));
    in.oneOf(25).ifPresent(all -> out.set("properties", named(all, 1, OpenApiDecoder::schema)));
    extensions(in, 31, out);
    return out;
  }

  /** An object from the pairs {name = 1, value = 2} of a field. */
  private static ObjectNode named(
      WireMessage in, int field, Function<WireMessage, JsonNode> value) {
    ObjectNode out = MAPPER.createObjectNode();
    for (WireMessage pair : in.messages(field)) {
      out.set(pair.text(1), value.apply(pair.message(2)));
    }
    return out;
  }

  private static void extensions(WireMessage in, int field, ObjectNode out) {
    out.setAll(named(in, field, OpenApiDecoder::yaml));
  }

  /** A value of any form is YAML text; the server writes the part of YAML that is JSON. */
  private static JsonNode yaml(WireMessage any) {
    try {
      return MAPPER.readTree(any.text(2));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void text(WireMessage in, int field, ObjectNode out, String name) {
    if (in.has(field)) {
      out.put(name, in.text(field));
    }
  }

  private static void truth(WireMessage in, int field, ObjectNode out, String name) {
    if (in.has(field)) {
      out.put(name, in.one(field).equals(1L));
    }
  }

  private static void list(WireMessage in, int field, ObjectNode out, String name) {
    if (in.has(field)) {
      out.set(name, texts(in, field));
    }
  }

  private static ArrayNode texts(WireMessage in, int field) {
    return MAPPER.valueToTree(in.texts(field));
  }
}
