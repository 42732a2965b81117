package dev.kubewalk.apiextensions.apiserver.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where errors are, and how they are worded.
 *
 * <p>Go: vendor/github.com/go-openapi/errors/schema.go
 */
final class Places {
  private static final BigDecimal EXPONENT_FROM = new BigDecimal("1e21");

  private final String prefix;

  Places(String prefix) {
    this.prefix = requireNonNull(prefix);
  }

  static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  String field(String path) {
    return prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + "." + path;
  }

  /** An error of one field. */
  FieldError invalid(String path, String shown, String problem) {
    return FieldError.invalidShown(field(path), shown, path + " in body " + problem);
  }

  /** An error of a combination of schemas, which Go's list does not give a field. */
  FieldError whole(String path, String problem) {
    return FieldError.invalidShown(prefix, "\"\"", FieldError.quote(path) + " " + problem);
  }

  /** The limit as it is shown, if there is one and it is broken. */
  Optional<String> limit(JsonNode schema, String name, boolean broken) {
    return schema.path(name).isNumber() && broken
        ? Optional.of(number(schema.get(name)))
        : Optional.empty();
  }

  /** A number as Go prints a float. */
  static String number(JsonNode value) {
    BigDecimal number = value.decimalValue().stripTrailingZeros();
    return number.abs().compareTo(EXPONENT_FROM) < 0
        ? number.toPlainString()
        : Double.toString(number.doubleValue()).replace(".0E", "e+").replace("E", "e+");
  }
}
