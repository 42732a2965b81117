package dev.kubewalk.apiextensions.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.generic.ObjectMetaValidation;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import java.util.Map;

/**
 * Objects inside of objects say what they are, and have valid metadata.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta/validation.go
 * (Validate)
 */
public final class EmbeddedResources {
  private EmbeddedResources() {}

  public static ErrorList validate(JsonNode value, Structural schema) {
    ErrorList errors = new ErrorList();
    walk("", value, schema, errors);
    return errors;
  }

  private static void walk(String path, JsonNode value, Structural schema, ErrorList errors) {
    if (value instanceof ObjectNode object) {
      if (schema.isEmbeddedResource()) {
        resource(path, Unstructured.of(object), errors);
      }
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String name = field.getKey();
        String below = path.isEmpty() ? name : path + "." + name;
        String keyed = path + "[" + name + "]";
        schema.property(name).ifPresent(s -> walk(below, field.getValue(), s, errors));
        if (schema.property(name).isEmpty()) {
          schema.additionalProperties().ifPresent(s -> walk(keyed, field.getValue(), s, errors));
        }
      }
    } else if (value.isArray() && schema.items().isPresent()) {
      for (int i = 0; i < value.size(); i++) {
        walk(path + "[" + i + "]", value.get(i), schema.items().get(), errors);
      }
    }
  }

  private static void resource(String path, Unstructured object, ErrorList errors) {
    for (String field : new String[] {"apiVersion", "kind"}) {
      if (object.stringAt(field).isEmpty()) {
        errors.add(FieldError.required(path + "." + field, "must not be empty"));
      }
    }
    Unstructured named = object.copy();
    if (!object.has("metadata")) {
      return;
    }
    named.setDefault("metadata.name", "unnamed");
    boolean namespaced = object.has("metadata.namespace");
    ErrorList found =
        new ObjectMetaValidation(namespaced, NameValidators::pathSegment, true).validate(named);
    for (FieldError error : found) {
      errors.add(new FieldError(
          error.type(), path + "." + error.field(), error.badValue(), error.detail()));
    }
  }
}
