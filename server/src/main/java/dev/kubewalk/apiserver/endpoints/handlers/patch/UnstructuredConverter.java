package dev.kubewalk.apiserver.endpoints.handlers.patch;

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
import java.util.Map;

/**
 * Fits the values of an untyped tree into the fields of a struct. What a strategic merge made is not
 * decoded from text, so other numbers pass than in a body (whole floats; large ones lose their upper
 * bits), and wrong values are told in other words.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/converter.go (fromUnstructured)
 */
final class UnstructuredConverter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private UnstructuredConverter() {}

  /**
   * Checks {@code tree} and brings its numbers into their fields' types, in place.
   *
   * @throws DecodeException when a value does not fit
   */
  static void restore(JsonNode tree, ObjectSchema struct) throws DecodeException {
    if (!(tree instanceof ObjectNode object)) {
      throw new DecodeException("cannot restore struct from: " + kind(tree));
    }
    for (Field field : struct.fields().values()) {
      JsonNode value = object.get(field.name());
      if (value != null) {
        object.set(field.name(), fitted(value, field.schema()));
      }
    }
  }

  private static JsonNode fitted(JsonNode value, Schema schema) throws DecodeException {
    if (value.isNull()) {
      return value;
    }
    if (schema instanceof ObjectSchema struct) {
      restore(value, struct);
      return value;
    }
    if (schema instanceof ListSchema list) {
      if (!(value instanceof ArrayNode array)) {
        throw new DecodeException("cannot restore slice from " + kind(value));
      }
      for (int i = 0; i < array.size(); i++) {
        array.set(i, fitted(array.get(i), list.elements()));
      }
      return array;
    }
    if (schema instanceof MapSchema map) {
      if (!(value instanceof ObjectNode object)) {
        throw new DecodeException("cannot restore map from " + kind(value));
      }
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        entry.setValue(fitted(entry.getValue(), map.values()));
      }
      return object;
    }
    return scalar(value, (Scalar) schema);
  }

  private static JsonNode scalar(JsonNode value, Scalar type) throws DecodeException {
    return switch (type) {
      case STRING -> {
        if (value.isIntegralNumber()) {
          throw cannotConvert(value, "string");
        }
        yield checked(value, value.isTextual(), "string");
      }
      case BOOLEAN -> checked(value, value.isBoolean(), "bool");
      case INT32 -> NODES.numberNode((int) integer(value, "int32"));
      case INT64 -> NODES.numberNode(integer(value, "int64"));
      case DOUBLE -> {
        if (value.isIntegralNumber()) {
          throw cannotConvert(value, "float64");
        }
        yield checked(value, value.isNumber(), "float64");
      }
      default -> value;
    };
  }

  private static long integer(JsonNode value, String type) throws DecodeException {
    checked(value, value.isNumber(), type);
    if (value.doubleValue() != Math.rint(value.doubleValue())) {
      throw cannotConvert(value, type);
    }
    return value.longValue();
  }

  private static JsonNode checked(JsonNode value, boolean fits, String type)
      throws DecodeException {
    if (!fits) {
      throw new DecodeException("unrecognized type: " + type);
    }
    return value;
  }

  private static DecodeException cannotConvert(JsonNode value, String type) {
    return new DecodeException("cannot convert " + kind(value) + " to " + type);
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "map";
      case ARRAY -> "slice";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      default -> value.isIntegralNumber() ? "int64" : "float64";
    };
  }
}
