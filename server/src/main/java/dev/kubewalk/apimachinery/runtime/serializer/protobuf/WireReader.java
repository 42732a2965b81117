package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one protobuf message, one after the other. */
final class WireReader {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;
  private static final int TYPE_BITS = 3;
  private static final int TYPE_MASK = 7;
  private static final int GROUP_BITS = 7;

  private final ByteBuffer in;
  private int type;

  WireReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The number of the next field; 0 at the end. Its value must be read or passed over. */
  int next() {
    if (!in.hasRemaining()) {
      return 0;
    }
    long tag = varint();
    type = (int) tag & TYPE_MASK;
    int field = (int) (tag >>> TYPE_BITS);
    if (field <= 0) {
      throw new MalformedException("proto: illegal tag " + field);
    }
    return field;
  }

  long integer() {
    expect(VARINT);
    return varint();
  }

  double number() {
    expect(FIXED_64);
    need(Double.BYTES);
    return in.getDouble();
  }

  String text() {
    return StandardCharsets.UTF_8.decode(message()).toString();
  }

  byte[] bytes() {
    ByteBuffer view = message();
    byte[] copy = new byte[view.remaining()];
    view.get(copy);
    return copy;
  }

  /** A view of the bytes of the message in the field. */
  ByteBuffer message() {
    expect(BYTES);
    return take(varint());
  }

  void skip() {
    switch (type) {
      case VARINT -> varint();
      case FIXED_64 -> take(Long.BYTES);
      case BYTES -> take(varint());
      case FIXED_32 -> take(Integer.BYTES);
      default -> throw new MalformedException("proto: illegal wireType " + type);
    }
  }

  private ByteBuffer take(long length) {
    need(length);
    ByteBuffer view = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + (int) length);
    return view;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += GROUP_BITS) {
      need(1);
      byte b = in.get();
      value |= (long) (b & Byte.MAX_VALUE) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new MalformedException("proto: integer overflow");
  }

  private void need(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new MalformedException("unexpected EOF");
    }
  }

  private void expect(int wanted) {
    if (type != wanted) {
      throw new MalformedException("proto: wrong wireType = " + type);
    }
  }

  /** The bytes are no message; the text is for the client. */
  static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }
}
