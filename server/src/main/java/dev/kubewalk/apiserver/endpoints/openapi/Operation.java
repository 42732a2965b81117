package dev.kubewalk.apiserver.endpoints.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One operation while it is put together: what answers one method on one path. */
final class Operation {
  static final List<String> OBJECTS =
      List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
  static final List<String> STREAMS = List.of(
      "application/json",
      "application/yaml",
      "application/vnd.kubernetes.protobuf",
      "application/json;stream=watch",
      "application/vnd.kubernetes.protobuf;stream=watch");
  static final List<String> PATCHES = List.of(
      "application/json-patch+json",
      "application/merge-patch+json",
      "application/strategic-merge-patch+json",
      "application/apply-patch+yaml");
  static final List<String> ANYTHING = List.of("*/*");

  private final String id;
  private final String tag;
  private final String description;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<String, String> responses = new TreeMap<>();
  private List<String> consumes = ANYTHING;
  private List<String> produces = OBJECTS;
  private String body = "";
  private boolean bodyRequired;
  private String action = "";
  private GroupVersionKind kind;

  Operation(String id, String tag, String description) {
    this.id = id;
    this.tag = tag;
    this.description = description;
  }

  Operation action(String name, GroupVersionKind about) {
    action = name;
    kind = about;
    return this;
  }

  Operation consumes(List<String> types) {
    consumes = types;
    return this;
  }

  Operation produces(List<String> types) {
    produces = types;
    return this;
  }

  Operation takes(List<Parameter> more) {
    parameters.addAll(more);
    return this;
  }

  Operation takes(Parameter one) {
    parameters.add(one);
    return this;
  }

  /** The body is of the definition {@code name}. */
  Operation body(String name, boolean required) {
    body = name;
    bodyRequired = required;
    return this;
  }

  /** A status code answers with the definition {@code name}; an empty one is a plain string. */
  Operation answers(String code, String name) {
    responses.put(code, name);
    return this;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The operation without the parameters that its path states for all of its operations. */
  ObjectNode toJson(List<Parameter> ofPath) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("description", description);
    putAll(json, "consumes", consumes);
    putAll(json, "produces", produces);
    json.putArray("schemes").add("https");
    json.putArray("tags").add(tag);
    json.put("operationId", id);
    Map<String, ObjectNode> own = new TreeMap<>();
    for (Parameter parameter : parameters) {
      if (!ofPath.contains(parameter)) {
        own.put(parameter.name(), parameter.toJson());
      }
    }
    if (!body.isEmpty()) {
      own.put("body", bodyParameter());
    }
    if (!own.isEmpty()) {
      own.values().forEach(json.putArray("parameters")::add);
    }
    json.set("responses", responses());
    if (!action.isEmpty()) {
      json.put("x-kubernetes-action", action);
      json.putObject("x-kubernetes-group-version-kind")
          .put("group", kind.group())
          .put("kind", kind.kind())
          .put("version", kind.version());
    }
    return json;
  }

  private static void putAll(ObjectNode json, String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = json.putArray(key);
      values.forEach(array::add);
    }
  }

  private ObjectNode bodyParameter() {
    ObjectNode parameter =
        JsonNodeFactory.instance.objectNode().put("name", "body").put("in", "body");
    if (bodyRequired) {
      parameter.put("required", true);
    }
    parameter.putObject("schema").put("$ref", "#/definitions/" + body);
    return parameter;
  }

  private ObjectNode responses() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    responses.forEach((code, name) -> {
      ObjectNode response = json.putObject(code).put("description", meaning(code));
      if (name.isEmpty()) {
        response.putObject("schema").put("type", "string");
      } else {
        response.putObject("schema").put("$ref", "#/definitions/" + name);
      }
    });
    json.putObject("401").put("description", "Unauthorized");
    return json;
  }

  private static String meaning(String code) {
    return switch (code) {
      case "201" -> "Created";
      case "202" -> "Accepted";
      default -> "OK";
    };
  }
}
