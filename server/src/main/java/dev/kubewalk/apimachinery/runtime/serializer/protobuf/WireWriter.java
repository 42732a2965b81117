package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the fields of one message.
 *
 * <p>Go: vendor/github.com/gogo/protobuf (the Marshal methods that it generates)
 */
final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void writeVarint(int number, long value) {
    tag(number, WireReader.VARINT);
    varint(value);
  }

  void writeDouble(int number, double value) {
    tag(number, WireReader.FIXED64);
    byte[] bytes = ByteBuffer.allocate(Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putDouble(value)
        .array();
    out.write(bytes, 0, bytes.length);
  }

  void writeString(int number, String text) {
    writeBytes(number, text.getBytes(StandardCharsets.UTF_8));
  }

  void writeBytes(int number, byte[] bytes) {
    tag(number, WireReader.BYTES);
    varint(bytes.length);
    out.write(bytes, 0, bytes.length);
  }

  void writeMessage(int number, WireWriter message) {
    tag(number, WireReader.BYTES);
    varint(message.out.size());
    byte[] bytes = message.toByteArray();
    out.write(bytes, 0, bytes.length);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private void tag(int number, int wireType) {
    varint((long) number << 3 | wireType);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
