package dev.kubewalk.apiserver.endpoints.negotiation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Trees as YAML, in the layout of the Go library: keys sorted, lists not indented, strings quoted
 * only where they could be read as something else.
 *
 * <p>Go: vendor/sigs.k8s.io/yaml/yaml.go (JSONToYAML)
 */
public final class Yaml {
  private static final ObjectMapper QUOTER = new ObjectMapper();
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_/.(+$][^\\n\\t\\x00-\\x1f\\x7f]*|<[^<].*");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|~|"
          + "[-+]?(\\.inf|\\.nan)|"
          + "[-+]?[0-9][0-9_,]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?|"
          + "[-+]?\\.[0-9_]+(e[-+]?[0-9]+)?|"
          + "[-+]?0x[0-9a-f_]+|[-+]?0o?[0-7_]+|0b[01_]+|"
          + "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|"
          + "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?");

  private final StringBuilder out = new StringBuilder();

  private Yaml() {}

  /** The text of a tree. */
  public static byte[] write(JsonNode node) {
    Yaml yaml = new Yaml();
    yaml.top(node);
    return yaml.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void top(JsonNode node) {
    if (node.isContainerNode() && !node.isEmpty()) {
      block(node, 0, false);
    } else {
      scalar(node, 0);
      out.append('\n');
    }
  }

  /** {@code inline} when the first entry continues a line, as the first key behind a dash does. */
  private void block(JsonNode node, int indent, boolean inline) {
    boolean first = inline;
    if (node.isArray()) {
      for (JsonNode element : node) {
        pad(first ? 0 : indent);
        first = false;
        out.append("- ");
        value(element, indent + 2, true);
      }
      return;
    }
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
    for (var entry : sorted.entrySet()) {
      pad(first ? 0 : indent);
      first = false;
      out.append(text(entry.getKey())).append(':');
      JsonNode value = entry.getValue();
      boolean nested = value.isContainerNode() && !value.isEmpty();
      out.append(nested ? "\n" : " ");
      value(value, value.isArray() ? indent : indent + 2, false);
    }
  }

  private void value(JsonNode node, int indent, boolean inline) {
    if (node.isContainerNode() && !node.isEmpty()) {
      block(node, indent, inline);
    } else {
      scalar(node, indent);
      out.append('\n');
    }
  }

  private void pad(int indent) {
    out.append(" ".repeat(indent));
  }

  private void scalar(JsonNode node, int indent) {
    if (node.isObject()) {
      out.append("{}");
    } else if (node.isArray()) {
      out.append("[]");
    } else if (node.isTextual()) {
      String text = node.asText();
      if (text.indexOf('\n') >= 0 && text.chars().noneMatch(c -> c < ' ' && c != '\n')) {
        literal(text, indent);
      } else {
        out.append(text(text));
      }
    } else {
      out.append(node.asText());
    }
  }

  private void literal(String text, int indent) {
    String body = text;
    String chomp = "-";
    if (text.endsWith("\n")) {
      body = text.substring(0, text.length() - 1);
      chomp = body.endsWith("\n") || body.isEmpty() ? "+" : "";
    }
    out.append('|').append(text.startsWith(" ") ? "2" : "").append(chomp);
    for (String line : body.split("\n", -1)) {
      out.append('\n');
      if (!line.isEmpty()) {
        pad(indent);
        out.append(line);
      }
    }
  }

  private static String text(String text) {
    boolean plain = PLAIN.matcher(text).matches()
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #");
    if (text.isEmpty() || AMBIGUOUS.matcher(text).matches()) {
      return doubleQuoted(text);
    }
    if (plain) {
      return text;
    }
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    return printable ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static String doubleQuoted(String text) {
    try {
      return QUOTER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text could not be quoted", e);
    }
  }
}
