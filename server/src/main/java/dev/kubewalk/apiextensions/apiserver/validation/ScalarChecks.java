package dev.kubewalk.apiextensions.apiserver.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks of texts, numbers, and of values out of a few.
 *
 * <p>Go: vendor/github.com/go-openapi/validate/validator.go (stringValidator, numberValidator,
 * basicCommonValidator), formats.go (formatValidator)
 */
final class ScalarChecks {
  private static final String NO_VALUE = "\"\"";

  private final Places places;

  ScalarChecks(Places places) {
    this.places = requireNonNull(places);
  }

  void text(String text, JsonNode schema, String path, Result result) {
    firstProblem(text, schema)
        .ifPresent(problem -> result.add(places.invalid(path, NO_VALUE, problem)));
    String format = schema.path("format").asText();
    if (!Formats.allows(format, text)) {
      String shown = FieldError.quote(text);
      result.add(places.invalid(path, shown, "must be of type " + format + ": " + shown));
    }
  }

  private Optional<String> firstProblem(String text, JsonNode schema) {
    int length = text.codePointCount(0, text.length());
    Optional<String> tooLong =
        places.limit(schema, "maxLength", length > schema.path("maxLength").asLong());
    Optional<String> tooShort =
        places.limit(schema, "minLength", length < schema.path("minLength").asLong());
    if (tooLong.isPresent()) {
      return Optional.of("should be at most " + tooLong.get() + " chars long");
    }
    if (tooShort.isPresent()) {
      return Optional.of("should be at least " + tooShort.get() + " chars long");
    }
    String pattern = schema.path("pattern").asText();
    return pattern.isEmpty() || matches(pattern, text)
        ? Optional.empty()
        : Optional.of("should match '" + pattern + "'");
  }

  private static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException malformed) {
      return false;
    }
  }

  void number(JsonNode value, JsonNode schema, String path, Result result) {
    BigDecimal number = value.decimalValue();
    JsonNode factor = schema.path("multipleOf");
    if (factor.isNumber()
        && factor.decimalValue().signum() != 0
        && number.remainder(factor.decimalValue()).signum() != 0) {
      String shown = Places.number(factor);
      result.add(places.invalid(path, shown, "should be a multiple of " + shown));
    }
    bound(number, schema, "maximum", path, result);
    bound(number, schema, "minimum", path, result);
  }

  private void bound(BigDecimal number, JsonNode schema, String name, String path, Result result) {
    JsonNode limit = schema.path(name);
    if (!limit.isNumber()) {
      return;
    }
    boolean upper = name.equals("maximum");
    boolean exclusive =
        schema.path(upper ? "exclusiveMaximum" : "exclusiveMinimum").asBoolean();
    int side = number.compareTo(limit.decimalValue()) * (upper ? 1 : -1);
    if (side < 0 || (side == 0 && !exclusive)) {
      return;
    }
    String shown = Places.number(limit);
    String relation = (upper ? "less" : "greater") + " than " + (exclusive ? "" : "or equal to ");
    result.add(places.invalid(path, shown, "should be " + relation + shown));
  }

  void enumeration(JsonNode value, JsonNode schema, String path, Result result) {
    JsonNode allowed = schema.path("enum");
    if (allowed.isEmpty()) {
      return;
    }
    StringJoiner supported = new StringJoiner(", ", "supported values: ", "");
    for (JsonNode one : allowed) {
      if (isEqual(one, value)) {
        return;
      }
      supported.add(FieldError.quote(one.isTextual() ? one.textValue() : one.toString()));
    }
    String shown = value.isNumber() || value.isBoolean()
        ? value.asText()
        : FieldError.quote(value.isTextual() ? value.textValue() : value.toString());
    result.add(
        new FieldError(ErrorType.NOT_SUPPORTED, places.field(path), shown, supported.toString()));
  }

  private static boolean isEqual(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }
}
