package dev.kubewalk.apiextensions.apis.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How lists and maps may say that they merge.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (ValidateCustomResourceDefinitionOpenAPISchema, validateMapListKeysMapSet)
 */
final class ListTypeRules {
  private static final String LIST = "x-kubernetes-list-type";
  private static final String MAP = "x-kubernetes-map-type";
  private static final String KEYS = "x-kubernetes-list-map-keys";
  private static final List<String> LIST_TYPES = List.of("atomic", "set", "map");
  private static final List<String> MAP_TYPES = List.of("atomic", "granular");

  private final boolean strict;
  private final ErrorList errors;

  ListTypeRules(boolean strict, ErrorList errors) {
    this.strict = strict;
    this.errors = requireNonNull(errors);
  }

  void validate(String path, JsonNode schema) {
    if (schema.has(MAP)) {
      typeHasToBe("object", MAP, path, schema);
      oneOf(path + "." + MAP, schema.get(MAP).asText(), MAP_TYPES);
    }
    String listType = schema.path(LIST).asText();
    if (schema.has(LIST) && typeHasToBe("array", LIST, path, schema)) {
      oneOf(path + "." + LIST, listType, LIST_TYPES);
    }
    if (!schema.path(KEYS).isEmpty() && !listType.equals("map")) {
      String detail = "must be map if x-kubernetes-list-map-keys is non-empty";
      errors.add(
          listType.isEmpty()
              ? FieldError.required(path + "." + LIST, detail)
              : FieldError.invalid(path + "." + LIST, listType, detail));
    }
    if (listType.equals("map")) {
      map(path, schema);
    }
    if (strict && (listType.equals("map") || listType.equals("set"))) {
      elements(path, schema, listType);
    }
  }

  private boolean typeHasToBe(String type, String because, String path, JsonNode schema) {
    String is = schema.path("type").asText();
    if (is.equals(type)) {
      return true;
    }
    String detail = "must be " + type + " if " + because + " is specified";
    errors.add(
        is.isEmpty()
            ? FieldError.required(path + ".type", detail)
            : FieldError.invalid(path + ".type", is, detail));
    return false;
  }

  private void oneOf(String field, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      errors.add(FieldError.notSupported(field, value, allowed));
    }
  }

  private void map(String path, JsonNode schema) {
    if (schema.path(KEYS).isEmpty()) {
      errors.add(FieldError.required(
          path + "." + KEYS, "must not be empty if x-kubernetes-list-type is map"));
    }
    JsonNode items = schema.path("items");
    if (!items.isObject()) {
      errors.add(FieldError.required(
          path + ".items", "must have a schema if x-kubernetes-list-type is map"));
      return;
    }
    if (!items.path("type").asText().equals("object")) {
      errors.add(FieldError.invalid(
          path + ".items.type",
          items.path("type").asText(),
          "must be object if parent array's x-kubernetes-list-type is map"));
      return;
    }
    keys(path, strings(schema.path(KEYS)), items.path("properties"));
  }

  private void keys(String path, List<String> keys, JsonNode properties) {
    String shown =
        keys.stream().map(FieldError::quote).collect(Collectors.joining(", ", "[]string{", "}"));
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      String type = properties.path(key).path("type").asText();
      if (!properties.has(key)) {
        errors.add(FieldError.invalidShown(
            path + "." + KEYS, shown, "entries must all be names of item properties"));
      } else if (type.equals("array") || type.equals("object")) {
        errors.add(FieldError.invalid(
            path + ".items.properties[" + key + "].type",
            type,
            "must be a scalar type if parent array's x-kubernetes-list-type is map"));
      }
      if (!seen.add(key)) {
        errors.add(FieldError.invalidShown(
            path + "." + KEYS, shown, "must not contain duplicate entries"));
      }
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.asText()));
    return strings;
  }

  private void elements(String path, JsonNode schema, String listType) {
    JsonNode items = schema.path("items");
    if (items.path("nullable").asBoolean(false)) {
      errors.add(FieldError.forbidden(
          path + ".items.nullable",
          "cannot be nullable when x-kubernetes-list-type is " + listType));
    }
    if (listType.equals("set")) {
      atomic(path, items);
      return;
    }
    List<String> required = strings(items.path("required"));
    for (String key : strings(schema.path(KEYS))) {
      JsonNode property = items.path("properties").path(key);
      String field = path + ".items.properties[" + key + "]";
      String because = "this property is in x-kubernetes-list-map-keys, so it ";
      if (property.isObject() && !required.contains(key) && !property.has("default")) {
        errors.add(FieldError.required(
            field + ".default", because + "must have a default or be a required property"));
      }
      if (property.path("nullable").asBoolean(false)) {
        errors.add(FieldError.forbidden(field + ".nullable", because + "cannot be nullable"));
      }
    }
  }

  private void atomic(String path, JsonNode items) {
    String detail = "must be atomic as item of a list with x-kubernetes-list-type=set";
    String listType = items.path(LIST).asText();
    String mapType = items.path(MAP).asText();
    if (items.path("type").asText().equals("array")
        && !listType.isEmpty()
        && !listType.equals("atomic")) {
      errors.add(FieldError.invalid(path + ".items." + LIST, listType, detail));
    }
    if (items.path("type").asText().equals("object") && !mapType.equals("atomic")) {
      String shown = mapType.isEmpty() ? "null" : mapType;
      errors.add(FieldError.invalid(path + ".items." + MAP, shown, detail));
    }
  }
}
