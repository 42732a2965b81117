package dev.kubewalk.walkthrough.e2e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of one protobuf message, as they stand on the wire. */
final class WireMessage {
  private static final int WIRE_TYPE = 7;
  private static final int SEVEN_BITS = 0x7F;
  private static final int SEVEN_BITS_WIDE = 7;

  private final Map<Integer, List<Object>> fields = new TreeMap<>();

  WireMessage(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value = switch ((int) tag & WIRE_TYPE) {
        case 0 -> varint(in);
        case 1 -> in.getDouble();
        case 2 -> bytes(in);
        default -> throw new IllegalStateException("wire type " + (tag & WIRE_TYPE));
      };
      fields.computeIfAbsent((int) (tag >>> 3), f -> new ArrayList<>()).add(value);
    }
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** The values of a field: Long, Double or byte[]. */
  List<Object> all(int field) {
    return fields.getOrDefault(field, List.of());
  }

  Object one(int field) {
    if (all(field).size() != 1) {
      throw new IllegalStateException(
          "field " + field + " is there " + all(field).size() + " times");
    }
    return all(field).get(0);
  }

  String text(int field) {
    return new String((byte[]) one(field), StandardCharsets.UTF_8);
  }

  List<String> texts(int field) {
    return all(field).stream()
        .map(v -> new String((byte[]) v, StandardCharsets.UTF_8))
        .toList();
  }

  WireMessage message(int field) {
    return new WireMessage((byte[]) one(field));
  }

  List<WireMessage> messages(int field) {
    return all(field).stream().map(value -> new WireMessage((byte[]) value)).toList();
  }

  /** The first of these fields that is there. */
  Optional<WireMessage> oneOf(int... alternatives) {
    for (int field : alternatives) {
      if (has(field)) {
        return Optional.of(message(field));
      }
    }
    return Optional.empty();
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (long) (next & SEVEN_BITS) << shift;
      shift += SEVEN_BITS_WIDE;
    } while (next < 0);
    return value;
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[(int) varint(in)];
    in.get(bytes);
    return bytes;
  }
}
