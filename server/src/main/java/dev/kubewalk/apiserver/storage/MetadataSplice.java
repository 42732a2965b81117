package dev.kubewalk.apiserver.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Puts an object's resource version into its JSON text without parsing it. Stored values have none;
 * it goes to the front of the metadata, where it is also found again to be replaced.
 */
final class MetadataSplice {
  private static final byte[] METADATA = "\"metadata\":{".getBytes(US_ASCII);
  private static final byte[] FIELD = "\"resourceVersion\":\"".getBytes(US_ASCII);

  private MetadataSplice() {}

  /** {@code json} with {@code revision} as its metadata.resourceVersion. */
  static byte[] with(byte[] json, long revision) {
    byte[] number = Long.toString(revision).getBytes(US_ASCII);
    int metadata = metadataStart(json);
    if (metadata < 0) {
      return withNewMetadata(json, number);
    }
    if (startsWith(json, metadata, FIELD)) {
      int from = metadata + FIELD.length;
      int to = from;
      while (json[to] != '"') {
        to++;
      }
      return join(json, from, to, number);
    }
    boolean empty = json[metadata] == '}';
    byte[] field = concat(FIELD, number, (empty ? "\"" : "\",").getBytes(US_ASCII));
    return join(json, metadata, metadata, field);
  }

  /** An object without metadata: its text begins with a brace, and metadata goes behind that. */
  private static byte[] withNewMetadata(byte[] json, byte[] number) {
    boolean empty = json.length == 2;
    byte[] metadata = concat(METADATA, FIELD, number, (empty ? "\"}" : "\"},").getBytes(US_ASCII));
    return join(json, 1, 1, metadata);
  }

  /** The place just inside the top-level metadata object, or -1. */
  private static int metadataStart(byte[] json) {
    int depth = 0;
    for (int i = 0; i < json.length; i++) {
      byte c = json[i];
      if (c == '"') {
        if (depth == 1 && startsWith(json, i, METADATA)) {
          return i + METADATA.length;
        }
        i = stringEnd(json, i);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return -1;
  }

  private static int stringEnd(byte[] json, int start) {
    int i = start + 1;
    while (json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  private static boolean startsWith(byte[] json, int at, byte[] text) {
    int end = at + text.length;
    return end <= json.length && Arrays.equals(json, at, end, text, 0, text.length);
  }

  /** {@code json} with the bytes from {@code from} to {@code to} replaced by {@code middle}. */
  private static byte[] join(byte[] json, int from, int to, byte[] middle) {
    byte[] joined = new byte[json.length - (to - from) + middle.length];
    System.arraycopy(json, 0, joined, 0, from);
    System.arraycopy(middle, 0, joined, from, middle.length);
    System.arraycopy(json, to, joined, from + middle.length, json.length - to);
    return joined;
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
