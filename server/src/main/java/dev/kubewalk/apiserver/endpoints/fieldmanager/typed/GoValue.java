package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.patch.GoText;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Values as Go prints them in the messages of validation, which show the wrapper around them.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/value/valueunstructured.go (valueUnstructured)
 */
final class GoValue {
  private GoValue() {}

  /** As {@code %v} prints it. */
  static String plain(JsonNode value) {
    return "&{" + GoText.of(value) + "}";
  }

  /** As {@code %#v} prints it. */
  static String inSyntax(JsonNode value) {
    return "&value.valueUnstructured{Value:" + syntax(value) + "}";
  }

  private static String syntax(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> FieldError.quote(value.textValue());
      case NULL -> "interface {}(nil)";
      case ARRAY -> {
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add(syntax(element)));
        yield "[]interface {}{" + String.join(", ", elements) + "}";
      }
      case OBJECT -> {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        List<String> entries = new ArrayList<>();
        sorted.forEach((k, v) -> entries.add(FieldError.quote(k) + ":" + syntax(v)));
        yield "map[string]interface {}{" + String.join(", ", entries) + "}";
      }
      default -> value.asText();
    };
  }
}
