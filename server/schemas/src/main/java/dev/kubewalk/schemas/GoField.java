package dev.kubewalk.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.schemas.Facts.Definition;
import java.util.Set;

/**
 * The facts of one property that decide its wire form in Go, as the short text described at the top
 * of {@code go-fields.tsv}: {@code [*]Embedded.Name[!][:ListType]}.
 */
final class GoField {
  private static final Set<String> METADATA = Set.of("ObjectMeta", "ListMeta");
  private static final Set<String> VALUES = Set.of("ObjectMeta", "ListMeta", "Time", "MicroTime");

  private final Facts facts;
  private final Definition definition;
  private final boolean root;

  GoField(Facts facts, Definition definition, boolean root) {
    this.facts = facts;
    this.definition = definition;
    this.root = root;
  }

  String of(String property, JsonNode schema, boolean required) {
    String elements = elements(schema);
    String exception = facts.goField(definition, property).orElse("");
    if (exception.contains(":")) {
      return exception;
    }
    String fact = exception.isEmpty() ? byRule(property, schema, required) : exception;
    return elements.isEmpty() ? fact : fact + ":" + elements;
  }

  private String byRule(String property, JsonNode schema, boolean required) {
    String reference = typeOf(schema);
    StringBuilder fact = new StringBuilder();
    boolean value =
        VALUES.contains(reference) || reference.endsWith("Spec") || reference.endsWith("Status");
    if (!reference.isEmpty() && !required && !value) {
      fact.append('*');
    }
    if (METADATA.contains(reference)) {
      fact.append(reference);
    } else {
      boolean typeMeta = root && (property.equals("kind") || property.equals("apiVersion"));
      fact.append(typeMeta ? "TypeMeta." : "").append(facts.goName(property));
    }
    return required ? fact.append('!').toString() : fact.toString();
  }

  /** The last element of what a schema refers to; empty when it is no reference. */
  private static String typeOf(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.substring(reference.lastIndexOf('.') + 1);
  }

  private static String elements(JsonNode schema) {
    if (schema.has("items")) {
      return "[]" + goType(schema.get("items"));
    }
    JsonNode values = schema.path("additionalProperties");
    return values.has("items") ? "map:[]" + goType(values.get("items")) : "";
  }

  private static String goType(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    if (reference.isEmpty()) {
      return schema.path("format").asText(schema.path("type").asText());
    }
    String[] parts = reference.split("\\.");
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }
}
