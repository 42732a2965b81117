package dev.kubewalk.componentbase.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The help text of a set of flags: names in one column, what they mean in another, wrapped to the
 * width of the terminal.
 *
 * <p>Go: github.com/spf13/pflag/flag.go (FlagUsagesWrapped, wrap, wrapN)
 */
final class FlagUsages {
  /** Text narrower than this is moved to the next line, near the left edge. */
  private static final int NARROWEST = 24;

  private static final int NEXT_LINE_INDENT = 16;

  /** A line may be this much longer if that spares a break. */
  private static final int SLOP = 5;

  private FlagUsages() {}

  /**
   * Prints a line or more for each flag.
   *
   * @param columns the width to wrap at; 0 for no wrapping
   * @param leastNameWidth the name column is at least this wide
   */
  static String of(FlagSet flags, int columns, int leastNameWidth) {
    Map<String, String> lines = new LinkedHashMap<>();
    int width = leastNameWidth;
    for (Flag<?> flag : flags.flags()) {
      if (!flag.hidden()) {
        String name = left(flag);
        width = Math.max(width, name.length());
        lines.put(name, right(flag));
      }
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> line : lines.entrySet()) {
      String name = line.getKey();
      text.append(name)
          .append(" ".repeat(width - name.length() + 3))
          .append(wrap(line.getValue(), width + 3, columns))
          .append('\n');
    }
    return text.toString();
  }

  private static String left(Flag<?> flag) {
    StringBuilder name = new StringBuilder(
        flag.shorthand().isEmpty() ? "      --" : "  -" + flag.shorthand() + ", --");
    name.append(flag.name());
    String type = flag.type().name();
    if (!type.isEmpty()) {
      name.append(' ').append(type);
    }
    String alone = flag.type().valueAlone();
    if (!alone.isEmpty() && !type.isEmpty()) {
      name.append("[=").append(alone).append(']');
    }
    return name.toString();
  }

  private static String right(Flag<?> flag) {
    StringBuilder text = new StringBuilder(flag.usage());
    String value = flag.defaultText();
    if (!value.isEmpty() && !value.equals(flag.type().zero())) {
      text.append(" (default ")
          .append(flag.type().quoted() ? Quote.quote(value) : value)
          .append(')');
    }
    if (!flag.deprecation().isEmpty()) {
      text.append(" (DEPRECATED: ").append(flag.deprecation()).append(')');
    }
    return text.toString();
  }

  private static String wrap(String text, int indent, int columns) {
    String margin = "\n" + " ".repeat(indent);
    if (columns == 0) {
      return text.replace("\n", margin);
    }
    StringBuilder wrapped = new StringBuilder();
    int room = columns - indent;
    if (room < NARROWEST) {
      margin = "\n" + " ".repeat(NEXT_LINE_INDENT);
      room = columns - NEXT_LINE_INDENT;
      wrapped.append(margin);
    }
    if (room < NARROWEST) {
      return text.replace("\n", margin);
    }
    String rest = text;
    String separator = "";
    while (!rest.isEmpty()) {
      int end = breakAt(rest, room - SLOP);
      wrapped.append(separator).append(rest.substring(0, end).replace("\n", margin));
      rest = end == rest.length() ? "" : rest.substring(end + 1);
      separator = margin;
    }
    return wrapped.toString();
  }

  /** Where a line of about {@code room} characters ends. */
  private static int breakAt(String text, int room) {
    if (room + SLOP > text.length()) {
      return text.length();
    }
    int space = room - 1;
    while (space > 0 && !Character.isWhitespace(text.charAt(space))) {
      space--;
    }
    if (space <= 0) {
      return text.length();
    }
    int newline = text.lastIndexOf('\n', room - 1);
    return newline > 0 && newline < space ? newline : space;
  }
}
