package dev.kubewalk.apiextensions.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Values as errors show them.
 *
 * <p>Go: fmt ({@code %#v}), as staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go
 * (Error.ErrorBody) uses it
 */
public final class GoValue {
  private GoValue() {}

  public static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> FieldError.quote(value.textValue());
      case OBJECT -> object(value);
      case ARRAY -> {
        StringJoiner elements = new StringJoiner(", ", "[]interface {}{", "}");
        value.forEach(element -> elements.add(of(element)));
        yield elements.toString();
      }
      case NULL, MISSING -> "interface {}(nil)";
      default -> value.asText();
    };
  }

  private static String object(JsonNode value) {
    TreeMap<String, String> sorted = new TreeMap<>();
    value.properties().forEach(e -> sorted.put(e.getKey(), of(e.getValue())));
    StringJoiner fields = new StringJoiner(", ", "map[string]interface {}{", "}");
    sorted.forEach((name, shown) -> fields.add(FieldError.quote(name) + ":" + shown));
    return fields.toString();
  }
}
