package dev.kubewalk.apimachinery.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;

/**
 * Trees as Go's {@code %v} prints them, for messages: {@code map[a:1 b:[x y]]}.
 *
 * <p>Go: fmt (Sprintf)
 */
public final class GoText {
  private GoText() {}

  public static String of(JsonNode node) {
    StringBuilder text = new StringBuilder();
    append(text, node);
    return text.toString();
  }

  private static void append(StringBuilder text, JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
      text.append("map[");
      String separator = "";
      for (var entry : sorted.entrySet()) {
        text.append(separator).append(entry.getKey()).append(':');
        append(text, entry.getValue());
        separator = " ";
      }
      text.append(']');
    } else if (node.isArray()) {
      text.append('[');
      String separator = "";
      for (JsonNode element : node) {
        text.append(separator);
        append(text, element);
        separator = " ";
      }
      text.append(']');
    } else if (node.isNull() || node.isMissingNode()) {
      text.append("<nil>");
    } else {
      text.append(node.asText());
    }
  }

  /** The name of the Go type that holds such a value in an untyped tree. */
  public static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "map[string]interface {}";
      case ARRAY -> "[]interface {}";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case NUMBER -> node.isIntegralNumber() ? "int64" : "float64";
      default -> "<nil>";
    };
  }
}
