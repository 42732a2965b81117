package dev.kubewalk.apimachinery.runtime.serializer.json;

/**
 * Base64 as Go's standard encoding takes it: line breaks are passed over, padding is required.
 *
 * <p>Go: encoding/base64/base64.go (StdEncoding)
 */
final class Base64Text {
  private Base64Text() {}

  /** Where the first byte stands that does not belong; -1 when all is well. */
  static int firstBadByte(String text) {
    int at = 0;
    int inQuantum = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        inQuantum = (inQuantum + 1) % 4;
      } else if (c == '=' && inQuantum >= 2) {
        return afterPadding(text, at + 1, inQuantum);
      } else if (c != '\r' && c != '\n') {
        return at;
      }
      at++;
    }
    return inQuantum == 0 ? -1 : text.length() - inQuantum;
  }

  private static int afterPadding(String text, int from, int inQuantum) {
    int at = afterBreaks(text, from);
    if (inQuantum == 2) {
      if (at == text.length()) {
        return at;
      }
      if (text.charAt(at) != '=') {
        return at - 1;
      }
      at = afterBreaks(text, at + 1);
    }
    return at < text.length() ? at : -1;
  }

  private static int afterBreaks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') || c == '+' || c == '/';
  }

  /** The text as it is written again: without line breaks, unused bits zero. */
  static String normalize(String text) {
    String plain = text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replace("\n", "").replace("\r", "");
    if (!plain.endsWith("=")) {
      return plain;
    }
    byte[] decoded = java.util.Base64.getDecoder().decode(plain);
    return java.util.Base64.getEncoder().encodeToString(decoded);
  }
}
