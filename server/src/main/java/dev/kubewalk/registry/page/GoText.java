package dev.kubewalk.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as Go's formatting prints them, since error messages show them so. */
public final class GoText {
  private GoText() {}

  /** A text in quotes, a number as it is, anything else as JSON. */
  public static String of(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "\"\"";
    }
    return node.isTextual() ? FieldError.quote(node.asText()) : node.toString();
  }

  public static String map(Map<String, String> map) {
    if (map.isEmpty()) {
      return "map[string]string(nil)";
    }
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(e -> FieldError.quote(e.getKey()) + ":" + FieldError.quote(e.getValue()))
            .collect(Collectors.joining(", ", "map[string]string{", "}"));
  }

  /** A list of texts; {@code type} such as {@code []string}. */
  public static String list(String type, List<String> texts) {
    if (texts.isEmpty()) {
      return type + "(nil)";
    }
    return texts.stream().map(FieldError::quote).collect(Collectors.joining(", ", type + "{", "}"));
  }

  public static String intOrString(JsonNode value) {
    boolean text = value.isTextual();
    return String.format(
        "intstr.IntOrString{Type:%d, IntVal:%d, StrVal:\"%s\"}",
        text ? 1 : 0, text ? 0 : value.asInt(), text ? value.asText() : "");
  }

  /** A quantity with its fields. */
  public static String quantity(String text) {
    return Quantity.parse(text).goString();
  }

  /** Bytes in hexadecimal. */
  public static String bytes(byte[] bytes) {
    StringJoiner shown = new StringJoiner(", ", "[]byte{", "}");
    for (byte b : bytes) {
      shown.add("0x" + Integer.toHexString(b & 0xff));
    }
    return shown.toString();
  }

  public static String labelSelector(JsonNode selector) {
    Map<String, String> labels = new TreeMap<>();
    selector
        .path("matchLabels")
        .properties()
        .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    String expressions = selector.path("matchExpressions").isEmpty()
        ? "[]v1.LabelSelectorRequirement(nil)"
        : expressions(selector.path("matchExpressions"));
    return "v1.LabelSelector{MatchLabels:" + map(labels) + ", MatchExpressions:" + expressions
        + "}";
  }

  private static String expressions(JsonNode list) {
    StringBuilder shown = new StringBuilder("[]v1.LabelSelectorRequirement{");
    for (JsonNode item : list) {
      shown.append(shown.toString().endsWith("{") ? "" : ", ");
      shown.append("v1.LabelSelectorRequirement{Key:").append(of(item.path("key")));
      shown.append(", Operator:").append(of(item.path("operator"))).append(", Values:");
      List<String> values = new java.util.ArrayList<>();
      item.path("values").forEach(value -> values.add(value.asText()));
      shown.append(list("[]string", values)).append("}");
    }
    return shown.append("}").toString();
  }
}
