package dev.kubewalk.apimachinery.runtime.serializer.json;

import java.nio.charset.StandardCharsets;

/** Bytes as the text Go would make of them: each byte that is no UTF-8 becomes U+FFFD. */
final class GoText {
  private static final char REPLACEMENT = '\uFFFD';

  private GoText() {}

  static String of(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return decode(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String decode(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int length = sequence(bytes, at, to);
      if (length == 0) {
        text.append(REPLACEMENT);
        at++;
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /** The length of the well-formed sequence at {@code at}; 0 when there is none. */
  private static int sequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > to) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    boolean overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    boolean surrogate = first == 0xED && second > 0x9F;
    boolean beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
  }

  /** A character as encoding/json quotes it in an error. */
  static String quoteChar(int c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '"' -> "'\"'";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\t' -> "'\\t'";
      case '\r' -> "'\\r'";
      case 7 -> "'\\a'";
      case '\b' -> "'\\b'";
      case '\f' -> "'\\f'";
      case 11 -> "'\\v'";
      default -> isShown(c) ? "'" + (char) c + "'" : hex(c);
    };
  }

  private static boolean isShown(int c) {
    return (c >= ' ' && c < 0x7F) || (c > 0xA0 && c != 0xAD);
  }

  private static String hex(int c) {
    return (c < 0x80 ? "'\\x%02x'" : "'\\u%04x'").formatted(c);
  }
}
