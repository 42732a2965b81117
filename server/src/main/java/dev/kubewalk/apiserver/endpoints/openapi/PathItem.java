package dev.kubewalk.apiserver.endpoints.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operations on one path. A parameter that all of them take is stated once, for the path. */
final class PathItem {
  private final Map<String, Operation> operations = new TreeMap<>();

  PathItem put(String method, Operation operation) {
    operations.put(method, operation);
    return this;
  }

  boolean isEmpty() {
    return operations.isEmpty();
  }

  ObjectNode toJson() {
    List<Parameter> common = common();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    operations.forEach((method, operation) -> json.set(method, operation.toJson(common)));
    if (!common.isEmpty()) {
      ArrayNode parameters = json.putArray("parameters");
      common.forEach(parameter -> parameters.add(parameter.toJson()));
    }
    return json;
  }

  private List<Parameter> common() {
    List<Parameter> common = new ArrayList<>();
    for (Operation operation : operations.values()) {
      if (common.isEmpty()) {
        common.addAll(operation.parameters());
      }
    }
    operations.values().forEach(operation -> common.retainAll(operation.parameters()));
    common.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::in));
    return common;
  }
}
