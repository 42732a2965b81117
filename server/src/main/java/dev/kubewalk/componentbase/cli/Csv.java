package dev.kubewalk.componentbase.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of comma separated values, where quotes protect commas.
 *
 * <p>Go: encoding/csv, as used by github.com/spf13/pflag/string_slice.go
 */
final class Csv {
  private Csv() {}

  static List<String> parse(String text) throws InvalidValueException {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> fields = new ArrayList<>();
    int i = 0;
    while (i <= text.length()) {
      if (i < text.length() && text.charAt(i) == '"') {
        StringBuilder field = new StringBuilder();
        i = quoted(text, i + 1, field);
        fields.add(field.toString());
      } else {
        int comma = text.indexOf(',', i);
        int end = comma < 0 ? text.length() : comma;
        String field = text.substring(i, end);
        if (field.indexOf('"') >= 0) {
          int column = i + field.indexOf('"');
          throw new InvalidValueException(
              "parse error on line 1, column " + column + ": bare \" in non-quoted-field");
        }
        fields.add(field);
        i = end + 1;
      }
    }
    return List.copyOf(fields);
  }

  /** Reads a quoted field from {@code i} and returns where the next field starts. */
  private static int quoted(String text, int i, StringBuilder field) throws InvalidValueException {
    int at = i;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
      if (c != '"' || doubled) {
        field.append(c);
        at += doubled ? 2 : 1;
      } else if (at + 1 == text.length() || text.charAt(at + 1) == ',') {
        return at + 2;
      } else {
        break;
      }
    }
    throw new InvalidValueException(
        "parse error on line 1, column " + at + ": extraneous or missing \" in quoted-field");
  }

  static String format(List<String> fields) {
    return fields.stream()
        .map(field -> field.matches("(?s).*[,\"\n\r].*|[ \t].*")
            ? '"' + field.replace("\"", "\"\"") + '"'
            : field)
        .collect(Collectors.joining(","));
  }
}
