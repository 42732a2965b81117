package dev.kubewalk.apimachinery.runtime.serializer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.schema.Field;
import dev.kubewalk.apimachinery.schema.ListSchema;
import dev.kubewalk.apimachinery.schema.MapSchema;
import dev.kubewalk.apimachinery.schema.ObjectSchema;
import dev.kubewalk.apimachinery.schema.Scalar;
import dev.kubewalk.apimachinery.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The form a tree has after Go wrote the struct it stands for: fields that are empty and say {@code
 * omitempty} are gone, the others are there even when nobody set them ({@code status: {}}, {@code
 * creationTimestamp: null}, {@code containers: null}).
 *
 * <p>Go: vendor/github.com/json-iterator/go/reflect_struct_encoder.go (structEncoder)
 */
public final class StructForm {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StructForm() {}

  /**
   * Brings {@code object} into the form of {@code schema}, all the way down and in place. Unknown
   * fields go; values are taken to be of the right type.
   */
  public static void normalize(ObjectNode object, ObjectSchema schema) {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Field field = schema.fields().get(entry.getKey());
      if (field == null) {
        unknown.add(entry.getKey());
      } else {
        normalizeValue(entry.getValue(), field.schema());
        normalizeAlternatives(entry.getValue(), field.schema(), schema);
      }
    }
    object.remove(unknown);
    finish(object, schema);
  }

  private static void normalizeValue(JsonNode value, Schema schema) {
    if (schema instanceof ObjectSchema inner && value instanceof ObjectNode object) {
      normalize(object, inner);
    } else if (schema instanceof ListSchema list && !(list.elements() instanceof Scalar)) {
      value.forEach(element -> normalizeValue(element, list.elements()));
    } else if (schema instanceof MapSchema map && !(map.values() instanceof Scalar)) {
      value.forEach(element -> normalizeValue(element, map.values()));
    }
  }

  /**
   * Inside of a JSON schema some values may be a schema or something else; what a schema is in them
   * is of the same definition as the one around it.
   */
  static void normalizeAlternatives(JsonNode value, Schema schema, ObjectSchema around) {
    if (schema instanceof MapSchema map) {
      value.forEach(element -> normalizeAlternatives(element, map.values(), around));
    } else if (schema instanceof Scalar scalar && scalar.mayBeJsonSchema()) {
      if (value instanceof ObjectNode object) {
        normalize(object, around);
      } else if (value.isArray()) {
        value.forEach(element -> normalizeAlternatives(element, schema, around));
      }
    }
  }

  /** Does the fields of one object whose own fields are in their form already. */
  static void finish(ObjectNode object, ObjectSchema schema) {
    List<String> gone = null;
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Field field = schema.fields().get(entry.getKey());
      if (field == null || field.isAlwaysWritten()) {
        continue;
      }
      JsonNode value = entry.getValue();
      if (field.pointer() ? value.isNull() : isEmpty(value)) {
        gone = gone == null ? new ArrayList<>() : gone;
        gone.add(entry.getKey());
      }
    }
    if (gone != null) {
      object.remove(gone);
    }
    for (Field field : schema.alwaysWritten()) {
      JsonNode value = object.get(field.name());
      boolean lost =
          value != null && value.isArray() && value.isEmpty() && !schema.keepsEmptyLists();
      if (value == null || value.isNull() || lost) {
        object.set(field.name(), field.pointer() ? NullNode.instance : zero(field.schema()));
      }
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.textValue().isEmpty();
      case NUMBER -> value.isIntegralNumber() ? value.longValue() == 0 : value.doubleValue() == 0;
      case BOOLEAN -> !value.booleanValue();
      case NULL -> true;
      default -> value.isEmpty();
    };
  }

  /** What Go writes for a value that was never set and is no pointer. */
  static JsonNode zero(Schema schema) {
    if (schema instanceof ObjectSchema object) {
      ObjectNode zero = NODES.objectNode();
      finish(zero, object);
      return zero;
    }
    if (schema instanceof Scalar scalar) {
      return switch (scalar) {
        case STRING -> NODES.textNode("");
        case BOOLEAN -> NODES.booleanNode(false);
        case INT32, INT64, INT_OR_STRING -> NODES.numberNode(0);
        case DOUBLE -> NODES.numberNode(0.0);
        case QUANTITY -> NODES.textNode("0");
        default -> NullNode.instance;
      };
    }
    return NullNode.instance;
  }
}
