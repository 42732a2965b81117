package dev.kubewalk.apiextensions.apiserver.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;

/**
 * Checks what kind of value a value is.
 *
 * <p>Go: vendor/github.com/go-openapi/validate/type.go (typeValidator)
 */
final class TypeCheck {
  private final Places places;

  TypeCheck(Places places) {
    this.places = requireNonNull(places);
  }

  void check(JsonNode value, JsonNode schema, String path, Result result) {
    List<String> types = types(schema);
    if (types.isEmpty()) {
      return;
    }
    if (value.isNull()) {
      if (!schema.path("nullable").asBoolean(false)) {
        wrong(path, types, "null", result);
      }
      return;
    }
    String type = type(value);
    boolean fits = types.contains(type)
        || (type.equals("integer") && types.contains("number"))
        || (type.equals("number") && types.contains("integer") && isWhole(value));
    if (!fits) {
      wrong(path, types, type, result);
    }
  }

  private void wrong(String path, List<String> types, String type, Result result) {
    String shown = FieldError.quote(type);
    String problem = "must be of type " + String.join(",", types) + ": " + shown;
    result.add(places.invalid(path, shown, problem));
  }

  private static List<String> types(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
      return List.of("integer", "string");
    }
    String type = schema.path("type").asText();
    return type.isEmpty() ? List.of() : List.of(type);
  }

  private static boolean isWhole(JsonNode value) {
    return value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> "string";
    };
  }
}
