package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of one message.
 *
 * <p>Go: vendor/github.com/gogo/protobuf (the Unmarshal methods that it generates)
 */
final class WireReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final String TRUNCATED = "unexpected EOF";

  private final byte[] data;
  private int at;
  private final int end;
  private int number;
  private int wireType;

  WireReader(byte[] data) {
    this(data, 0, data.length);
  }

  private WireReader(byte[] data, int at, int end) {
    this.data = data;
    this.at = at;
    this.end = end;
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() throws DecodeException {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    number = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    if (number <= 0) {
      throw new DecodeException("proto: illegal tag %d (wire type %d)".formatted(number, wireType));
    }
    return true;
  }

  int number() {
    return number;
  }

  /** A number, or the next of several that are packed; the field must be one. */
  long readVarint(String field) throws DecodeException {
    expect(VARINT, field);
    return varint();
  }

  double readDouble(String field) throws DecodeException {
    expect(FIXED64, field);
    return ByteBuffer.wrap(data, take(Double.BYTES), Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getDouble();
  }

  byte[] readBytes(String field) throws DecodeException {
    WireReader inner = readMessage(field);
    return Arrays.copyOfRange(data, inner.at, inner.end);
  }

  String readString(String field) throws DecodeException {
    WireReader inner = readMessage(field);
    return new String(data, inner.at, inner.end - inner.at, StandardCharsets.UTF_8);
  }

  /** A reader of the message inside. */
  WireReader readMessage(String field) throws DecodeException {
    expect(BYTES, field);
    long length = varint();
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw new DecodeException("proto: negative length found during unmarshaling");
    }
    int from = take((int) length);
    return new WireReader(data, from, from + (int) length);
  }

  /** Passes over a field that is not known. */
  void skip() throws DecodeException {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED64 -> take(Long.BYTES);
      case BYTES -> readMessage("");
      case FIXED32 -> take(Integer.BYTES);
      default -> throw new DecodeException("proto: illegal wireType " + wireType);
    }
  }

  private void expect(int expected, String field) throws DecodeException {
    if (wireType != expected) {
      throw new DecodeException(
          "proto: wrong wireType = %d for field %s".formatted(wireType, field));
    }
  }

  private int take(int length) throws DecodeException {
    if (length > end - at) {
      throw new DecodeException(TRUNCATED);
    }
    int from = at;
    at += length;
    return from;
  }

  private long varint() throws DecodeException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte b = data[take(1)];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new DecodeException("proto: integer overflow");
  }
}
