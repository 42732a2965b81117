package dev.kubewalk.apiserver.endpoints.openapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one protobuf message into its fields, knowing nothing of its type. */
final class ProtoReader {
  private final Map<Integer, List<Object>> fields = new TreeMap<>();

  ProtoReader(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value = switch ((int) tag & 7) {
        case 0 -> varint(in);
        case 1 -> in.getDouble();
        case 2 -> bytes(in);
        default -> throw new IllegalStateException("wire type " + (tag & 7));
      };
      fields.computeIfAbsent((int) (tag >>> 3), f -> new ArrayList<>()).add(value);
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[(int) varint(in)];
    in.get(bytes);
    return bytes;
  }

  List<ProtoReader> messages(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(value -> new ProtoReader((byte[]) value))
        .toList();
  }

  ProtoReader message(int... path) {
    ProtoReader here = this;
    for (int field : path) {
      here = here.messages(field).get(0);
    }
    return here;
  }

  List<String> strings(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(value -> new String((byte[]) value, StandardCharsets.UTF_8))
        .toList();
  }

  /** The value of the pair {name = 1, value = 2} called {@code name} among those of a field. */
  ProtoReader named(int field, String name) {
    return messages(field).stream()
        .filter(pair -> pair.strings(1).contains(name))
        .findFirst()
        .orElseThrow()
        .message(2);
  }

  List<String> names(int field) {
    return messages(field).stream().map(pair -> pair.strings(1).get(0)).toList();
  }

  boolean isTrue(int field) {
    return fields.getOrDefault(field, List.of()).contains(1L);
  }
}
