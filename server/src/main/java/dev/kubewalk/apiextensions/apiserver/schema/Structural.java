package dev.kubewalk.apiextensions.apiserver.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema, or a part of one, as the definition holds it. Never modified.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/structural.go (Structural)
 */
public final class Structural {
  private final JsonNode node;

  private Structural(JsonNode node) {
    this.node = requireNonNull(node);
  }

  public static Structural of(JsonNode openApiV3Schema) {
    return new Structural(openApiV3Schema);
  }

  public JsonNode node() {
    return node;
  }

  public String type() {
    return node.path("type").asText();
  }

  public boolean preservesUnknownFields() {
    return flag("x-kubernetes-preserve-unknown-fields");
  }

  public boolean isEmbeddedResource() {
    return flag("x-kubernetes-embedded-resource");
  }

  public boolean isIntOrString() {
    return flag("x-kubernetes-int-or-string");
  }

  public boolean isNullable() {
    return flag("nullable");
  }

  /** {@code atomic}, {@code set}, {@code map}, or empty. */
  public String listType() {
    return node.path("x-kubernetes-list-type").asText();
  }

  private boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  public Optional<Structural> property(String name) {
    return part(node.path("properties").path(name));
  }

  public Set<Map.Entry<String, JsonNode>> properties() {
    return node.path("properties").properties();
  }

  public Optional<Structural> items() {
    return part(node.path("items"));
  }

  /** True when the schema says something about further properties, if only that there are some. */
  public boolean hasAdditionalProperties() {
    return node.has("additionalProperties");
  }

  /** The schema of further properties; empty when there is none, or only true or false. */
  public Optional<Structural> additionalProperties() {
    return part(node.path("additionalProperties"));
  }

  /** The default value; a null is none. */
  public Optional<JsonNode> defaultValue() {
    JsonNode value = node.path("default");
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Structural> part(JsonNode part) {
    return part.isObject() ? Optional.of(new Structural(part)) : Optional.empty();
  }

  /** Whether a default stands anywhere in it. */
  public boolean hasDefaults() {
    if (defaultValue().isPresent()) {
      return true;
    }
    for (Iterator<Map.Entry<String, JsonNode>> i = properties().iterator(); i.hasNext(); ) {
      if (of(i.next().getValue()).hasDefaults()) {
        return true;
      }
    }
    return items().filter(Structural::hasDefaults).isPresent()
        || additionalProperties().filter(Structural::hasDefaults).isPresent();
  }
}
