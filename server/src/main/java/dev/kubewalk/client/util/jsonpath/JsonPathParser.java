package dev.kubewalk.client.util.jsonpath;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a path.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/jsonpath/parser.go (Parser)
 */
final class JsonPathParser {
  private static final Pattern SLICE = Pattern.compile("(-?\\d*):(-?\\d*)(:1)?");
  private static final Pattern FILTER =
      Pattern.compile("\\?\\(\\s*@?(.*?)\\s*(?:(==|!=|<=|>=|<|>)\\s*(.+?))?\\s*\\)");

  private final String text;
  private final List<JsonPathStep> steps = new ArrayList<>();
  private int at;

  JsonPathParser(String path) {
    String trimmed =
        path.startsWith("{") && path.endsWith("}") ? path.substring(1, path.length() - 1) : path;
    this.text = trimmed.startsWith("$") ? trimmed.substring(1) : trimmed;
  }

  List<JsonPathStep> parse() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("..", at)) {
        steps.add(JsonPathStep.RECURSIVE);
        at++;
      } else if (c == '.') {
        at++;
        field();
      } else if (c == '[') {
        bracket();
      } else if (at == 0) {
        field();
      } else {
        throw new IllegalArgumentException(
            "unrecognized character in action: U+%04X '%c'".formatted((int) c, c));
      }
    }
    return steps;
  }

  private void field() {
    StringBuilder name = new StringBuilder();
    while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (name.toString().equals("*")) {
      steps.add(JsonPathStep.ALL);
    } else if (name.length() > 0) {
      steps.add(JsonPathStep.field(name.toString()));
    }
  }

  private void bracket() {
    int close = closing();
    String inside = text.substring(at + 1, close).trim();
    at = close + 1;
    Matcher slice = SLICE.matcher(inside);
    Matcher filter = FILTER.matcher(inside);
    if (inside.equals("*")) {
      steps.add(JsonPathStep.ALL);
    } else if (inside.startsWith("'") || inside.startsWith("\"")) {
      steps.add(JsonPathStep.field(unquote(inside)));
    } else if (filter.matches()) {
      filter(filter);
    } else if (slice.matches()) {
      Integer end = slice.group(2).isEmpty() ? null : Integer.valueOf(slice.group(2));
      steps.add(
          JsonPathStep.slice(slice.group(1).isEmpty() ? 0 : Integer.parseInt(slice.group(1)), end));
    } else if (inside.matches("-?\\d+")) {
      steps.add(JsonPathStep.index(Integer.parseInt(inside)));
    } else {
      throw new IllegalArgumentException("invalid array index " + inside);
    }
  }

  private void filter(Matcher filter) {
    String operator = filter.group(2) == null ? "" : filter.group(2);
    String value = filter.group(3) == null ? "" : unquote(filter.group(3));
    steps.add(JsonPathStep.filter(JsonPath.parse(filter.group(1)), operator, value));
  }

  /** The bracket that closes the one at the current place; quoted ones do not count. */
  private int closing() {
    char quote = 0;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ']') {
        return i;
      }
    }
    throw new IllegalArgumentException("unterminated array");
  }

  private static String unquote(String quoted) {
    char first = quoted.charAt(0);
    boolean isQuoted = quoted.length() > 1
        && (first == '\'' || first == '"')
        && quoted.charAt(quoted.length() - 1) == first;
    return isQuoted ? quoted.substring(1, quoted.length() - 1) : quoted;
  }
}
