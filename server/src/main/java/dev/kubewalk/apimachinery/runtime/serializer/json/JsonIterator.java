package dev.kubewalk.apimachinery.runtime.serializer.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the bytes of a JSON value with the behaviour of the json-iterator library, errors
 * included: the first error is kept, reading goes on after it, and a step back is not taken any
 * more. That is why a message names fields behind the wrong one, and why it is built here in the
 * same way.
 *
 * <p>Go: vendor/github.com/json-iterator/go/iter.go (Iterator)
 */
final class JsonIterator {
  /** What the error is at the end of the input: no error yet, but nothing comes any more. */
  private static final String END = "EOF";

  private static final int MAX_DEPTH = 10_000;

  private final byte[] bytes;
  private int head;
  private String error;
  private int depth;

  JsonIterator(byte[] bytes) {
    this.bytes = bytes;
  }

  /** True once something was wrong. */
  boolean failed() {
    return error != null && !error.equals(END);
  }

  /** The message of the first error, with what was put in front of it since. */
  String error() {
    return error;
  }

  /** Puts where the reader is in front of the error, when there is one. */
  void prefixError(String where) {
    error = where + error;
  }

  int head() {
    return head;
  }

  byte[] bytes() {
    return bytes;
  }

  void report(String operation, String message) {
    if (failed()) {
      return;
    }
    int peekFrom = Math.max(0, head - 10);
    int peekTo = Math.min(bytes.length, head + 10);
    int from = Math.max(0, head - 50);
    int to = Math.min(bytes.length, head + 50);
    error = operation + ": " + message + ", error found in #" + (head - peekFrom)
        + " byte of ...|" + GoText.of(bytes, peekFrom, peekTo)
        + "|..., bigger context ...|" + GoText.of(bytes, from, to) + "|...";
  }

  /** The next byte that is no white space; 0 at the end. */
  int nextToken() {
    while (head < bytes.length) {
      byte c = bytes[head++];
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return c & 0xFF;
      }
    }
    atEnd();
    return 0;
  }

  int readByte() {
    if (head == bytes.length) {
      atEnd();
      return 0;
    }
    return bytes[head++] & 0xFF;
  }

  private void atEnd() {
    if (error == null) {
      error = END;
    }
  }

  void unreadByte() {
    if (error == null) {
      head--;
    }
  }

  /** Takes a null; anything else stays, unless there was an error before. */
  boolean readNull() {
    if (nextToken() == 'n') {
      expect("ull");
      return true;
    }
    unreadByte();
    return false;
  }

  void expect(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (readByte() != rest.charAt(i)) {
        report(rest.length() == 3 ? "skipThreeBytes" : "skipFourBytes", "expect " + rest);
        return;
      }
    }
  }

  boolean enter() {
    depth++;
    if (depth <= MAX_DEPTH) {
      return true;
    }
    report("incrementDepth", "exceeded max depth");
    return false;
  }

  void leave() {
    depth--;
  }

  static String show(int c) {
    return c < 0x80 ? String.valueOf((char) c) : "\uFFFD";
  }

  boolean readBoolean() {
    int c = nextToken();
    if (c == 't') {
      expect("rue");
      return true;
    }
    if (c == 'f') {
      expect("alse");
      return false;
    }
    report("ReadBool", "expect t or f, but found " + show(c));
    return false;
  }

  /** The string that comes next; empty for null. */
  String readString() {
    int c = nextToken();
    if (c == '"') {
      for (int i = head; i < bytes.length; i++) {
        byte b = bytes[i];
        if (b == '"') {
          String text = GoText.of(bytes, head, i);
          head = i + 1;
          return text;
        } else if (b == '\\') {
          break;
        } else if (b >= 0 && b < ' ') {
          report("ReadString", "invalid control character found: " + b);
          return "";
        }
      }
      return readStringSlowly();
    }
    if (c == 'n') {
      expect("ull");
      return "";
    }
    report("ReadString", "expects \" or n, but found " + show(c));
    return "";
  }

  private String readStringSlowly() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (error == null) {
      int c = readByte();
      if (c == '"') {
        byte[] utf8 = text.toByteArray();
        return GoText.of(utf8, 0, utf8.length);
      } else if (c == '\\') {
        escaped(readByte(), text);
      } else {
        text.write(c);
      }
    }
    report("readStringSlowPath", "unexpected end of input");
    return "";
  }

  private void escaped(int c, ByteArrayOutputStream text) {
    switch (c) {
      case 'u' -> unicode(text);
      case '"', '\\', '/' -> text.write(c);
      case 'b' -> text.write('\b');
      case 'f' -> text.write('\f');
      case 'n' -> text.write('\n');
      case 'r' -> text.write('\r');
      case 't' -> text.write('\t');
      default -> report("readEscapedChar", "invalid escape char after \\");
    }
  }

  private void unicode(ByteArrayOutputStream text) {
    char first = readFourHex();
    if (!Character.isSurrogate(first)) {
      write(text, String.valueOf(first));
      return;
    }
    int c = readByte();
    if (c != '\\') {
      unreadByte();
      write(text, "\uFFFD");
      return;
    }
    c = readByte();
    if (c != 'u') {
      write(text, "\uFFFD");
      escaped(c, text);
      return;
    }
    char second = readFourHex();
    if (Character.isSurrogatePair(first, second)) {
      write(text, new String(new char[] {first, second}));
    } else {
      write(text, "\uFFFD");
      write(text, Character.isSurrogate(second) ? "\uFFFD" : String.valueOf(second));
    }
  }

  private static void write(ByteArrayOutputStream text, String characters) {
    text.writeBytes(characters.getBytes(StandardCharsets.UTF_8));
  }

  private char readFourHex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 4) | Math.max(0, Character.digit(readByte(), 16));
    }
    return (char) value;
  }

  /** The kind of value that comes next, by its first byte; nothing is taken. */
  int peekToken() {
    int c = nextToken();
    unreadByte();
    return c;
  }

  /** Passes over a value and returns its bytes. */
  byte[] skipAndReturn() {
    nextToken();
    unreadByte();
    int from = head;
    JsonSkipper.skip(this);
    return java.util.Arrays.copyOfRange(bytes, from, Math.max(from, head));
  }

  /** How many bytes are left. */
  int remaining() {
    return bytes.length - head;
  }

  int byteAt(int index) {
    return bytes[index] & 0xFF;
  }

  void moveTo(int index) {
    head = index;
  }
}
