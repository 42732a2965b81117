package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import dev.kubewalk.apimachinery.schema.ObjectSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The layouts of all messages, made when first asked for. Safe for use by many threads. */
final class Layouts {
  private final FieldNumbers numbers = FieldNumbers.load();
  private final Map<String, MessageLayout> layouts = new ConcurrentHashMap<>();

  boolean has(ObjectSchema schema) {
    return numbers.has(schema.name());
  }

  MessageLayout of(ObjectSchema schema) {
    return layouts.computeIfAbsent(
        schema.name(),
        name -> MessageLayout.of(
            schema,
            numbers
                .of(name)
                .orElseThrow(() -> new IllegalStateException(name + " has no numbers"))));
  }
}
