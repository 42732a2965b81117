package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What stands behind each number of one message, in the order of the numbers. */
final class MessageLayout {
  /** A field, or an embedded struct whose fields JSON shows as if they were the outer one's. */
  sealed interface Slot {}

  record FieldSlot(int number, Field field) implements Slot {}

  record EmbeddedSlot(int number, MessageLayout layout) implements Slot {}

  private final TreeMap<Integer, Slot> slots = new TreeMap<>();

  /** The layout of a definition by its row of the table. */
  static MessageLayout of(ObjectSchema schema, Map<String, int[]> numbers) {
    MessageLayout layout = new MessageLayout();
    numbers.forEach((property, path) -> {
      Field field = schema
          .field(property)
          .orElseThrow(() -> new IllegalStateException(schema + " has no " + property));
      layout.put(path, field);
    });
    return layout;
  }

  private void put(int[] path, Field field) {
    if (path.length == 1) {
      slots.put(path[0], new FieldSlot(path[0], field));
      return;
    }
    Slot slot =
        slots.computeIfAbsent(path[0], number -> new EmbeddedSlot(number, new MessageLayout()));
    ((EmbeddedSlot) slot).layout().put(Arrays.copyOfRange(path, 1, path.length), field);
  }

  /** What stands at a number; null when nothing does. */
  Slot slot(int number) {
    return slots.get(number);
  }

  Collection<Slot> slots() {
    return slots.values();
  }
}
