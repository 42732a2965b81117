package dev.kubewalk.apiextensions.apis.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What any schema may say, structural or not.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (ValidateCustomResourceDefinitionOpenAPISchema, specStandardValidatorV3)
 */
final class SchemaRules {
  private static final Set<String> META = Set.of("metadata", "kind", "apiVersion");
  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "number", "object", "string");
  private static final List<String> UNSUPPORTED =
      List.of("id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref");

  private final Options options;
  private final ErrorList errors;

  /**
   * @param allowsDefaults false in v1beta1
   * @param strict what v1 asks for beyond v1beta1: known types, sets and maps of fitting elements
   */
  record Options(boolean allowsDefaults, boolean strict) {}

  /** Where in the schema one is: what forbids defaults, and whether it is metadata. */
  private record Context(String noDefaults, boolean insideMeta) {
    Context below(boolean isResource, boolean isRoot, String property) {
      if (!isResource || !META.contains(property)) {
        return this;
      }
      return new Context(isRoot ? "in top-level " + property : noDefaults, true);
    }

    Context furtherProperties() {
      return insideMeta
          ? new Context("inside additionalProperties applying to object metadata", true)
          : this;
    }
  }

  SchemaRules(Options options, ErrorList errors) {
    this.options = requireNonNull(options);
    this.errors = requireNonNull(errors);
  }

  void validateRoot(String path, JsonNode schema) {
    validate(path, schema, new Context("", false), true);
  }

  private void validate(String path, JsonNode schema, Context context, boolean isRoot) {
    if (!schema.isObject()) {
      return;
    }
    standard(path, schema, context);
    pattern(path, schema);
    if (schema.path("uniqueItems").asBoolean(false)) {
      forbid(
          path,
          "uniqueItems",
          "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
    }
    properties(path, schema, context, isRoot);
    validate(path + ".not", schema.path("not"), context, false);
    for (String many : List.of("allOf", "oneOf", "anyOf")) {
      for (int i = 0; i < schema.path(many).size(); i++) {
        validate(path + "." + many + "[" + i + "]", schema.get(many).get(i), context, false);
      }
    }
    validate(path + ".items", schema.path("items"), context, false);
    JsonNode preserve = schema.path("x-kubernetes-preserve-unknown-fields");
    if (preserve.isBoolean() && !preserve.asBoolean()) {
      errors.add(FieldError.invalidShown(
          path + ".x-kubernetes-preserve-unknown-fields", "false", "must be true or undefined"));
    }
    new ListTypeRules(options.strict(), errors).validate(path, schema);
  }

  private void standard(String path, JsonNode schema, Context context) {
    if (schema.has("default")
        && !schema.get("default").isNull()
        && (!options.allowsDefaults() || !context.noDefaults().isEmpty())) {
      forbid(path, "default", ("must not be set " + context.noDefaults()).trim());
    }
    for (String field : UNSUPPORTED) {
      JsonNode value = schema.path(field);
      boolean said =
          value.isContainerNode() ? !value.isEmpty() : !value.asText().isEmpty();
      if (said) {
        forbid(path, field, field + " is not supported");
      }
    }
    String type = schema.path("type").asText();
    if (type.equals("null")) {
      forbid(path, "type", "type cannot be set to null, use nullable as an alternative");
    } else if (options.strict() && !type.isEmpty() && !TYPES.contains(type)) {
      errors.add(FieldError.notSupported(path + ".type", type, TYPES));
    }
    if (schema.path("items").isArray()) {
      forbid(path, "items", "items must be a schema object and not an array");
    }
    if (context.insideMeta() && schema.path("x-kubernetes-embedded-resource").asBoolean(false)) {
      forbid(path, "x-kubernetes-embedded-resource", "must not be used inside of resource meta");
    }
  }

  private void forbid(String path, String field, String why) {
    errors.add(FieldError.forbidden(path + "." + field, why));
  }

  private void pattern(String path, JsonNode schema) {
    String pattern = schema.path("pattern").asText();
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      String detail = "must be a valid regular expression, but isn't: error parsing regexp: ";
      errors.add(FieldError.invalid(path + ".pattern", pattern, detail + goProblem(e, pattern)));
    }
  }

  /** As Go words the most common mistakes. */
  private static String goProblem(PatternSyntaxException e, String pattern) {
    String problem = e.getDescription();
    String shown = "`" + pattern + "`";
    if (problem.startsWith("Unclosed group")) {
      return "missing closing ): " + shown;
    }
    if (problem.startsWith("Unclosed character class")) {
      return "missing closing ]: `" + pattern.substring(pattern.lastIndexOf('[')) + "`";
    }
    if (problem.startsWith("Unmatched closing ')'")) {
      return "unexpected ): " + shown;
    }
    if (problem.startsWith("Dangling meta character")) {
      char c = pattern.charAt(Math.max(e.getIndex(), 0));
      return "missing argument to repetition operator: `" + c + "`";
    }
    return problem + ": " + shown;
  }

  private void properties(String path, JsonNode schema, Context context, boolean isRoot) {
    JsonNode further = schema.path("additionalProperties");
    boolean hasProperties = !schema.path("properties").isEmpty();
    boolean contradicts = further.isObject() || (further.isBoolean() && !further.asBoolean());
    if (contradicts && hasProperties) {
      forbid(
          path, "additionalProperties", "additionalProperties and properties are mutual exclusive");
    }
    validate(path + ".additionalProperties", further, context.furtherProperties(), false);
    boolean isResource = isRoot || schema.path("x-kubernetes-embedded-resource").asBoolean(false);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = property.getKey();
      validate(
          path + ".properties[" + name + "]",
          property.getValue(),
          context.below(isResource, isRoot, name),
          false);
    }
  }
}
