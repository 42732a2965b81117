package dev.kubewalk.apiserver.endpoints.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;

/**
 * The definitions of kinds that are made at run time.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/openapi/builder/builder.go
 * (BuildSwagger)
 */
final class CustomDefinitions {
  private CustomDefinitions() {}

  static ObjectNode object(ObjectNode schema, GroupVersionKind kind) {
    ObjectNode definition = schema.deepCopy();
    if (definition.path("type").asText().isEmpty()) {
      definition.put("type", "object");
    }
    ObjectNode properties = definition.withObjectProperty("properties");
    addTypeMeta(properties);
    reference(properties.putObject("metadata"), ResourcePaths.META + "ObjectMeta");
    addKind(definition, kind);
    return definition;
  }

  static ObjectNode list(String element, GroupVersionKind kind) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("description", kind.kind() + " is a list of objects").put("type", "object");
    definition.putArray("required").add("items");
    ObjectNode properties = definition.putObject("properties");
    addTypeMeta(properties);
    ObjectNode items = properties.putObject("items").put("type", "array");
    reference(items.putObject("items"), element);
    reference(properties.putObject("metadata"), ResourcePaths.META + "ListMeta");
    addKind(definition, kind);
    return definition;
  }

  private static void addTypeMeta(ObjectNode properties) {
    properties.putObject("apiVersion").put("type", "string");
    properties.putObject("kind").put("type", "string");
  }

  private static void reference(ObjectNode property, String name) {
    property.put("$ref", "#/definitions/" + name);
  }

  private static void addKind(ObjectNode definition, GroupVersionKind kind) {
    definition
        .putArray("x-kubernetes-group-version-kind")
        .addObject()
        .put("group", kind.group())
        .put("kind", kind.kind())
        .put("version", kind.version());
  }
}
