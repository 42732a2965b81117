package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ListSchema;
import dev.kubewalk.apimachinery.schema.MapSchema;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Scalar;
import dev.kubewalk.apimachinery.schema.Schema;

/**
 * Makes a tree of a message. Fields that are zero where Go has no pointer are left out of it, as a
 * client would leave them out of JSON.
 */
final class ProtobufDecoder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Layouts layouts;
  private final ScalarReader scalars;

  /**
   * @param embedded decodes an object that stands inside of another in its own envelope
   */
  ProtobufDecoder(Layouts layouts, ScalarReader.Embedded embedded) {
    this.layouts = layouts;
    this.scalars = new ScalarReader(embedded);
  }

  /** Reads a message into {@code target}. */
  void decode(WireReader in, ObjectSchema schema, ObjectNode target) throws DecodeException {
    decode(in, layouts.of(schema), target);
  }

  private void decode(WireReader in, MessageLayout layout, ObjectNode target)
      throws DecodeException {
    while (in.next()) {
      MessageLayout.Slot slot = layout.slot(in.number());
      if (slot instanceof MessageLayout.FieldSlot found) {
        field(in, found.field(), target);
      } else if (slot instanceof MessageLayout.EmbeddedSlot embedded) {
        decode(in.readMessage("embedded"), embedded.layout(), target);
      } else {
        in.skip();
      }
    }
  }

  private void field(WireReader in, Field field, ObjectNode target) throws DecodeException {
    String name = field.name();
    if (field.schema() instanceof ListSchema list) {
      ArrayNode array = target.path(name) instanceof ArrayNode a ? a : target.putArray(name);
      array.add(value(in, list.elements(), name));
    } else if (field.schema() instanceof MapSchema map) {
      ObjectNode object = target.path(name) instanceof ObjectNode o ? o : target.putObject(name);
      entry(in.readMessage(name), map.values(), name, object);
    } else if (field.schema() instanceof ObjectSchema inner) {
      ObjectNode object = target.path(name) instanceof ObjectNode o ? o : target.putObject(name);
      decode(in.readMessage(name), inner, object);
    } else {
      JsonNode value = value(in, field.schema(), name);
      if (field.pointer() || !isZero(value)) {
        target.set(name, value);
      } else {
        target.remove(name);
      }
    }
  }

  /** What Go has in a field that nothing was said about. */
  private static boolean isZero(JsonNode value) {
    return value.isNull()
        || (value.isTextual() && value.textValue().isEmpty())
        || (value.isBoolean() && !value.booleanValue())
        || (value.isNumber() && value.doubleValue() == 0);
  }

  private void entry(WireReader in, Schema values, String name, ObjectNode target)
      throws DecodeException {
    String key = "";
    JsonNode value = null;
    while (in.next()) {
      switch (in.number()) {
        case 1 -> key = in.readString(name);
        case 2 -> value = value(in, values, name);
        default -> in.skip();
      }
    }
    target.set(key, value == null ? absent(values) : value);
  }

  private static JsonNode absent(Schema schema) {
    if (schema instanceof Scalar scalar) {
      return switch (scalar) {
        case STRING, BYTES -> NODES.textNode("");
        case BOOLEAN -> NODES.booleanNode(false);
        case INT32, INT64, INT_OR_STRING, DOUBLE -> NODES.numberNode(0);
        case QUANTITY -> NODES.textNode("0");
        default -> NODES.nullNode();
      };
    }
    return schema instanceof ListSchema ? NODES.nullNode() : NODES.objectNode();
  }

  /** A value that stands in a list or a map, or a scalar. */
  private JsonNode value(WireReader in, Schema schema, String name) throws DecodeException {
    if (schema instanceof ObjectSchema object) {
      ObjectNode node = NODES.objectNode();
      decode(in.readMessage(name), object, node);
      return node;
    }
    if (schema instanceof ListSchema list) {
      // A list inside of a list or map is a message with one repeated field.
      ArrayNode array = NODES.arrayNode();
      WireReader items = in.readMessage(name);
      while (items.next()) {
        if (items.number() == 1) {
          array.add(value(items, list.elements(), name));
        } else {
          items.skip();
        }
      }
      return array;
    }
    if (schema instanceof Scalar scalar) {
      return scalars.read(in, scalar, name);
    }
    throw new DecodeException("proto: field " + name + " has no form in protobuf");
  }
}
