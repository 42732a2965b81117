package dev.kubewalk.apimachinery.runtime.serializer.json;

import java.util.BitSet;

/**
 * Checks that bytes are one JSON value, with the wording of Go's encoding/json when they are not.
 * It keeps no values and does not recurse, so no input can overflow the stack.
 *
 * <p>Go: encoding/json/scanner.go (checkValid)
 */
final class JsonSyntax {
  /** Deeper than any object of use, and shallow enough for code that recurses over trees. */
  static final int MAX_DEPTH = 1_000;

  private final byte[] bytes;
  private int at;

  /** One bit for each open bracket: set for an object. */
  private final BitSet objects = new BitSet();

  private int depth;

  private JsonSyntax(byte[] bytes) {
    this.bytes = bytes;
  }

  static void check(byte[] bytes) throws DecodeException {
    new JsonSyntax(bytes).check();
  }

  private void check() throws DecodeException {
    value();
    while (depth > 0) {
      afterValue();
    }
    skipSpace();
    if (at < bytes.length) {
      throw unexpected("after top-level value");
    }
  }

  /** Reads a value; of an object or a list that is not empty, all up to the end of its first. */
  private void value() throws DecodeException {
    while (token() == '{' || token() == '[') {
      boolean object = token() == '{';
      at++;
      if (token() == (object ? '}' : ']')) {
        at++;
        return;
      }
      if (depth == MAX_DEPTH) {
        throw new DecodeException("exceeded max depth");
      }
      objects.set(depth++, object);
      if (object) {
        key();
      }
    }
    scalar();
  }

  private void scalar() throws DecodeException {
    int c = peek();
    switch (c) {
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> {
        if (c != '-' && (c < '0' || c > '9')) {
          throw unexpected("looking for beginning of value");
        }
        number();
      }
    }
  }

  private void afterValue() throws DecodeException {
    int c = token();
    boolean object = objects.get(depth - 1);
    if (c == (object ? '}' : ']')) {
      at++;
      depth--;
    } else if (c == ',') {
      at++;
      if (object) {
        key();
      }
      value();
    } else {
      throw unexpected(object ? "after object key:value pair" : "after array element");
    }
  }

  private void key() throws DecodeException {
    if (token() != '"') {
      throw unexpected("looking for beginning of object key string");
    }
    string();
    if (token() != ':') {
      throw unexpected("after object key");
    }
    at++;
  }

  private void string() throws DecodeException {
    at++;
    while (true) {
      int c = next();
      if (c == '"') {
        return;
      } else if (c == '\\') {
        escape();
      } else if (c < ' ') {
        at--;
        throw unexpected("in string literal");
      }
    }
  }

  private void escape() throws DecodeException {
    int c = next();
    if (c == 'u') {
      for (int i = 0; i < 4; i++) {
        if (Character.digit(next(), 16) < 0) {
          at--;
          throw unexpected("in \\u hexadecimal character escape");
        }
      }
    } else if ("\"\\/bfnrt".indexOf(c) < 0) {
      at--;
      throw unexpected("in string escape code");
    }
  }

  private void literal(String word) throws DecodeException {
    for (int i = 1; i < word.length(); i++) {
      at++;
      if (peek() != word.charAt(i)) {
        throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
    }
    at++;
  }

  private void number() throws DecodeException {
    if (peek() == '-') {
      at++;
      requireDigit("in numeric literal");
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < bytes.length && bytes[at] == '.') {
      at++;
      requireDigit("after decimal point in numeric literal");
      digits();
    }
    if (at < bytes.length && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      requireDigit("in exponent of numeric literal");
      digits();
    }
  }

  private void digits() {
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
  }

  private void requireDigit(String where) throws DecodeException {
    int c = peek();
    if (c < '0' || c > '9') {
      throw unexpected(where);
    }
  }

  private void skipSpace() {
    while (at < bytes.length
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
  }

  private int token() throws DecodeException {
    skipSpace();
    return peek();
  }

  private int peek() throws DecodeException {
    if (at >= bytes.length) {
      throw new DecodeException("unexpected end of JSON input");
    }
    return bytes[at] & 0xFF;
  }

  private int next() throws DecodeException {
    int c = peek();
    at++;
    return c;
  }

  private DecodeException unexpected(String where) throws DecodeException {
    return new DecodeException("invalid character " + GoText.quoteChar(peek()) + " " + where);
  }
}
