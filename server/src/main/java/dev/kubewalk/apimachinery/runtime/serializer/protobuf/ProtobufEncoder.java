package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ListSchema;
import dev.kubewalk.apimachinery.schema.MapSchema;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Scalar;
import dev.kubewalk.apimachinery.schema.Schema;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a message of a tree: the fields in the order of their numbers, and every field that is no
 * pointer in Go, be it zero.
 */
final class ProtobufEncoder {
  private final Layouts layouts;

  ProtobufEncoder(Layouts layouts) {
    this.layouts = layouts;
  }

  WireWriter encode(JsonNode object, ObjectSchema schema) {
    return encode(object, layouts.of(schema));
  }

  private WireWriter encode(JsonNode object, MessageLayout layout) {
    WireWriter out = new WireWriter();
    for (MessageLayout.Slot slot : layout.slots()) {
      if (slot instanceof MessageLayout.EmbeddedSlot embedded) {
        out.writeMessage(embedded.number(), encode(object, embedded.layout()));
      } else if (slot instanceof MessageLayout.FieldSlot found) {
        field(out, found.number(), found.field(), object.path(found.field().name()));
      }
    }
    return out;
  }

  private void field(WireWriter out, int number, Field field, JsonNode value) {
    boolean absent = value.isMissingNode() || value.isNull();
    if (field.schema() instanceof ListSchema list) {
      value.forEach(element -> value(out, number, list.elements(), element));
    } else if (field.schema() instanceof MapSchema map) {
      map(out, number, map.values(), value);
    } else if (!absent || (!field.pointer() && field.schema() != Scalar.BYTES)) {
      value(out, number, field.schema(), value);
    }
  }

  /** Entries go in the order of their keys, so that equal maps have equal bytes. */
  private void map(WireWriter out, int number, Schema values, JsonNode map) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    map.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.forEach((key, value) -> {
      WireWriter entry = new WireWriter();
      entry.writeString(1, key);
      value(entry, 2, values, value);
      out.writeMessage(number, entry);
    });
  }

  private void value(WireWriter out, int number, Schema schema, JsonNode value) {
    if (schema instanceof ObjectSchema object) {
      out.writeMessage(number, encode(value.isNull() ? MissingNode.getInstance() : value, object));
    } else if (schema instanceof ListSchema list) {
      // A list inside of a list or map is a message with one repeated field.
      WireWriter items = new WireWriter();
      value.forEach(element -> value(items, 1, list.elements(), element));
      out.writeMessage(number, items);
    } else if (schema instanceof Scalar scalar) {
      ScalarWriter.write(out, number, scalar, value);
    } else {
      throw new IllegalStateException("a map inside of a map has no form in protobuf");
    }
  }
}
