package dev.kubewalk.apiextensions.registry.customresourcedefinition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Between v1, where each version says everything, and v1beta1, where what all versions say stands
 * once.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/conversion.go
 */
final class DefinitionConversion {
  /** The fields of a version in both versions, by the name that they have at the top. */
  private static final Map<String, String> SHARED = Map.of(
      "schema", "validation",
      "subresources", "subresources",
      "additionalPrinterColumns", "additionalPrinterColumns");

  private DefinitionConversion() {}

  static Unstructured fromV1(Unstructured definition) {
    if (!(definition.at("spec") instanceof ObjectNode spec)) {
      return definition;
    }
    List<Unstructured> versions = definition.objectsAt("spec.versions");
    versions.forEach(v -> renameColumns(v.at("additionalPrinterColumns"), "jsonPath", "JSONPath"));
    if (!versions.isEmpty()) {
      spec.put("version", versions.get(0).stringAt("name"));
      SHARED.forEach((field, top) -> hoist(spec, versions, field, top));
    }
    if (definition.at("spec.conversion.webhook") instanceof ObjectNode webhook) {
      ObjectNode conversion = definition.ensureObject("spec.conversion");
      conversion.remove("webhook");
      move(webhook, "clientConfig", conversion, "webhookClientConfig");
      move(webhook, "conversionReviewVersions", conversion, "conversionReviewVersions");
    }
    if (!spec.path("preserveUnknownFields").asBoolean(false)) {
      spec.put("preserveUnknownFields", false);
    }
    return definition;
  }

  /** What all versions have alike is written once. */
  private static void hoist(
      ObjectNode spec, List<Unstructured> versions, String field, String top) {
    Set<JsonNode> different = new LinkedHashSet<>();
    versions.forEach(v -> different.add(v.at(field)));
    if (different.size() != 1) {
      return;
    }
    JsonNode common = different.iterator().next();
    if (!common.isMissingNode() && !common.isNull()) {
      spec.set(top, common);
    }
    versions.forEach(v -> v.remove(field));
  }

  private static void renameColumns(JsonNode columns, String from, String to) {
    for (JsonNode column : columns) {
      if (column instanceof ObjectNode node) {
        move(node, from, node, to);
      }
    }
  }

  private static void move(ObjectNode from, String name, ObjectNode to, String newName) {
    JsonNode value = from.remove(name);
    if (value != null) {
      to.set(newName, value);
    }
  }

  static Unstructured toV1(Unstructured definition) {
    if (!(definition.at("spec") instanceof ObjectNode spec)) {
      return definition;
    }
    String single = definition.stringAt("spec.version");
    if (definition.objectsAt("spec.versions").isEmpty() && !single.isEmpty()) {
      ArrayNode versions = definition.ensureArray("spec.versions");
      versions.addObject().put("name", single).put("served", true).put("storage", true);
    }
    spec.remove("version");
    List<Unstructured> versions = definition.objectsAt("spec.versions");
    SHARED.forEach((field, top) -> spread(spec.remove(top), versions, field));
    versions.forEach(v -> renameColumns(v.at("additionalPrinterColumns"), "JSONPath", "jsonPath"));
    if (definition.at("spec.conversion") instanceof ObjectNode conversion) {
      conversionToV1(conversion);
    }
    if (!spec.path("preserveUnknownFields").asBoolean(false)) {
      spec.remove("preserveUnknownFields");
    }
    return definition;
  }

  private static void spread(JsonNode common, List<Unstructured> versions, String field) {
    for (Unstructured version : versions) {
      if (Objects.nonNull(common) && !version.has(field)) {
        version.set(field, common.deepCopy());
      }
    }
  }

  private static void conversionToV1(ObjectNode conversion) {
    JsonNode reviews = conversion.remove("conversionReviewVersions");
    JsonNode client = conversion.remove("webhookClientConfig");
    boolean said = client != null || (reviews != null && !reviews.isEmpty());
    if (!said) {
      return;
    }
    ObjectNode webhook = conversion.putObject("webhook");
    if (client != null) {
      webhook.set("clientConfig", client);
    }
    webhook.set("conversionReviewVersions", reviews == null ? conversion.nullNode() : reviews);
  }
}
