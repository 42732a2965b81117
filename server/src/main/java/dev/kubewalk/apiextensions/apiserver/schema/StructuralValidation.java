package dev.kubewalk.apiextensions.apiserver.schema;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a schema is structural: it says the type of every value it names, outside of all
 * combinations, so that objects can be pruned and defaulted by it.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go
 * (ValidateStructural)
 */
public final class StructuralValidation {
  private static final String EMBEDDED = "x-kubernetes-embedded-resource";
  private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
  private static final Set<String> PLAIN_METADATA = Set.of("type", "properties", "default");
  private static final Set<String> NAMES = Set.of("name", "generateName");

  /** What may not stand inside of combinations, and how that is said. */
  private static final Map<String, String> FORBIDDEN_BELOW = Map.of(
      "type",
      "must be empty to be structural",
      "additionalProperties",
      "must be undefined to be structural",
      "default",
      "must be undefined to be structural",
      "title",
      "must be empty to be structural",
      "description",
      "must be empty to be structural",
      "nullable",
      "must be false to be structural",
      PRESERVE,
      "must be false to be structural",
      EMBEDDED,
      "must be false to be structural",
      "x-kubernetes-int-or-string",
      "must be false to be structural",
      "x-kubernetes-list-type",
      "must be undefined to be structural");

  /** Which part of a schema one is in. */
  private enum Level {
    ROOT("must not be empty at the root"),
    ITEM("must not be empty for specified array items"),
    FIELD("must not be empty for specified object fields");

    private final String typeMissing;

    Level(String typeMissing) {
      this.typeMissing = typeMissing;
    }
  }

  private final ErrorList errors = new ErrorList();

  private StructuralValidation() {}

  /** What keeps the schema at {@code path} from being structural. */
  public static ErrorList validate(String path, Structural schema) {
    StructuralValidation validation = new StructuralValidation();
    validation.invariants(requireNonNull(path), schema, Level.ROOT);
    return validation.errors;
  }

  private void invariants(String path, Structural schema, Level level) {
    if (schema.type().equals("array") && schema.items().isEmpty()) {
      errors.add(FieldError.required(path + ".items", "must be specified"));
    }
    schema.items().ifPresent(items -> invariants(path + ".items", items, Level.ITEM));
    for (Map.Entry<String, JsonNode> property : schema.properties()) {
      String below = path + ".properties[" + property.getKey() + "]";
      invariants(below, Structural.of(property.getValue()), Level.FIELD);
    }
    if (level == Level.ROOT && schema.hasAdditionalProperties()) {
      forbid(path, "additionalProperties", "must not be used at the root");
    }
    schema
        .additionalProperties()
        .ifPresent(below -> invariants(path + ".additionalProperties", below, Level.FIELD));
    extensions(path, schema);
    valueValidation(path, schema.node(), schema.isIntOrString());
    type(path, schema, level);
    if (level == Level.ROOT || schema.isEmbeddedResource()) {
      resource(path, schema);
    }
  }

  private void forbid(String path, String field, String why) {
    errors.add(FieldError.forbidden(path + "." + field, why));
  }

  private void extensions(String path, Structural schema) {
    String detail = "must be false if x-kubernetes-int-or-string is true";
    if (schema.isIntOrString() && schema.preservesUnknownFields()) {
      errors.add(FieldError.invalidShown(path + "." + PRESERVE, "true", detail));
    }
    if (schema.isIntOrString() && schema.isEmbeddedResource()) {
      errors.add(FieldError.invalidShown(path + "." + EMBEDDED, "true", detail));
    }
  }

  private void type(String path, Structural schema, Level level) {
    String type = schema.type();
    boolean embedded = schema.isEmbeddedResource();
    if (embedded && !type.equals("object")) {
      String detail = "must be object if x-kubernetes-embedded-resource is true";
      errors.add(
          type.isEmpty()
              ? FieldError.required(path + ".type", detail)
              : FieldError.invalid(path + ".type", type, detail));
    } else if (type.isEmpty() && !schema.isIntOrString() && !schema.preservesUnknownFields()) {
      errors.add(FieldError.required(path + ".type", level.typeMissing));
    }
    if (embedded && schema.hasAdditionalProperties()) {
      forbid(path, "additionalProperties", "must not be used if " + EMBEDDED + " is set");
    }
    if (level == Level.ROOT && !type.isEmpty() && !type.equals("object")) {
      errors.add(FieldError.invalid(path + ".type", type, "must be object at the root"));
    }
    if (embedded && !schema.preservesUnknownFields() && schema.properties().isEmpty()) {
      String detail = "must not be empty if " + EMBEDDED + " is true without " + PRESERVE;
      errors.add(FieldError.required(path + ".properties", detail));
    }
  }

  /** Of a schema of whole objects: kind, apiVersion and metadata are what they are. */
  private void resource(String path, Structural schema) {
    for (String name : List.of("kind", "apiVersion")) {
      schema
          .property(name)
          .filter(s -> !s.type().equals("string"))
          .ifPresent(s -> errors.add(FieldError.invalid(
              path + ".properties[" + name + "].type", s.type(), "must be string")));
    }
    schema.property("metadata").ifPresent(s -> metadata(path + ".properties[metadata]", s));
  }

  private void metadata(String path, Structural metadata) {
    if (!metadata.type().equals("object")) {
      errors.add(FieldError.invalid(path + ".type", metadata.type(), "must be object"));
    }
    boolean plain = metadata.node().properties().stream()
            .allMatch(field -> PLAIN_METADATA.contains(field.getKey()))
        && metadata.properties().stream().allMatch(p -> NAMES.contains(p.getKey()));
    if (!plain) {
      errors.add(FieldError.forbidden(
          path,
          "must not specify anything other than name and generateName, but metadata is"
              + " implicitly specified"));
    }
  }

  private void valueValidation(String path, JsonNode schema, boolean isIntOrString) {
    for (String many : List.of("anyOf", "allOf", "oneOf")) {
      for (int i = 0; i < schema.path(many).size(); i++) {
        JsonNode one = schema.get(many).get(i);
        boolean spellsIntOrString = isIntOrString && many.equals("anyOf");
        boolean holdsIntOrString = isIntOrString && many.equals("allOf") && i == 0;
        if (!spellsIntOrString) {
          nested(path + "." + many + "[" + i + "]", one, holdsIntOrString);
        }
      }
    }
    if (schema.path("not").isObject()) {
      nested(path + ".not", schema.get("not"), false);
    }
  }

  private void nested(String path, JsonNode schema, boolean isIntOrString) {
    valueValidation(path, schema, isIntOrString);
    if (schema.path("items").isObject()) {
      nested(path + ".items", schema.get("items"), false);
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      nested(path + ".properties[" + property.getKey() + "]", property.getValue(), false);
    }
    FORBIDDEN_BELOW.entrySet().stream()
        .filter(rule -> isSaid(schema.path(rule.getKey())))
        .sorted(Map.Entry.comparingByKey())
        .forEach(rule -> forbid(path, rule.getKey(), rule.getValue()));
    if (schema.path("properties").has("metadata")) {
      forbid(path, "properties[metadata]", "must not be specified in a nested context");
    }
  }

  private static boolean isSaid(JsonNode value) {
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isBoolean() && !value.asBoolean())
        && !(value.isTextual() && value.textValue().isEmpty());
  }
}
