package dev.kubewalk.apiextensions.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Elements of sets, and keys of maps that are written as lists, are there only once.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype/validation.go
 * (ValidateListSetsAndMaps)
 */
public final class ListTypes {
  private ListTypes() {}

  public static ErrorList validate(JsonNode value, Structural schema) {
    ErrorList errors = new ErrorList();
    walk("", value, schema, errors);
    return errors;
  }

  private static void walk(String path, JsonNode value, Structural schema, ErrorList errors) {
    if (value.isArray()) {
      if (schema.listType().equals("set")) {
        unique(path, value, null, errors);
      } else if (schema.listType().equals("map")) {
        unique(path, value, schema.node().path("x-kubernetes-list-map-keys"), errors);
      }
      for (int i = 0; schema.items().isPresent() && i < value.size(); i++) {
        walk(path + "[" + i + "]", value.get(i), schema.items().get(), errors);
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String name = field.getKey();
        String below = path.isEmpty() ? name : path + "." + name;
        String keyed = path + "[" + name + "]";
        schema.property(name).ifPresent(s -> walk(below, field.getValue(), s, errors));
        if (schema.property(name).isEmpty()) {
          schema.additionalProperties().ifPresent(s -> walk(keyed, field.getValue(), s, errors));
        }
      }
    }
  }

  private static void unique(String path, JsonNode list, JsonNode keys, ErrorList errors) {
    Set<JsonNode> seen = new HashSet<>();
    Set<JsonNode> told = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode element = keys == null ? list.get(i) : key(list.get(i), keys);
      if (!seen.add(element) && told.add(element)) {
        String field = path + "[" + i + "]";
        errors.add(new FieldError(ErrorType.DUPLICATE, field, GoValue.of(element), ""));
      }
    }
  }

  private static ObjectNode key(JsonNode element, JsonNode keys) {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    keys.forEach(name -> {
      if (element.has(name.asText())) {
        key.set(name.asText(), element.get(name.asText()));
      }
    });
    return key;
  }
}
