package dev.kubewalk.apiserver.server.jetty;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding of a path: a plus sign stays one.
 *
 * <p>Go: net/url (PathUnescape)
 */
final class Escapes {
  private static final int HEX = 16;

  private Escapes() {}

  /** The decoded path; null when an escape is broken. Most paths have none and come back as is. */
  static String decode(String path) {
    return path.indexOf('%') < 0 ? path : decodeEscapes(path);
  }

  private static String decodeEscapes(String path) {
    byte[] raw = path.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        decoded.write(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], HEX) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], HEX) : -1;
      if (high < 0 || low < 0) {
        return null;
      }
      decoded.write(high * HEX + low);
      i += 2;
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }
}
