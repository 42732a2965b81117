package dev.kubewalk.componentbase.cli;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Puts text in double quotes as Go's {@code %q} does.
 *
 * <p>Go: strconv.Quote
 */
public final class Quote {
  private Quote() {}

  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 127) {
            quoted.append(String.format("\\x%02x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** The {@code %q} of a list: {@code ["a" "b"]}. */
  public static String quote(Collection<String> texts) {
    return texts.stream().map(Quote::quote).collect(Collectors.joining(" ", "[", "]"));
  }
}
