package dev.kubewalk.apimachinery.runtime.serializer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.api.resource.QuantityFormatException;
import dev.kubewalk.apimachinery.schema.Scalar;

/**
 * The types that decode themselves: times, quantities, int-or-string and the free-form ones. Each
 * gets the bytes of one JSON value.
 *
 * <p>Go: the UnmarshalJSON methods in staging/src/k8s.io/apimachinery/pkg (api/resource,
 * apis/meta/v1, util/intstr, runtime) and of
 * staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/marshal.go
 */
final class Unmarshalers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Unmarshalers() {}

  static JsonNode decode(Scalar scalar, byte[] value) throws DecodeException {
    return switch (scalar) {
      case QUANTITY -> quantity(value);
      case INT_OR_STRING -> intOrString(value);
      case TIME ->
        isNull(value) ? NullNode.instance : NODES.textNode(GoTime.seconds(string(value)));
      case MICRO_TIME ->
        isNull(value) ? NullNode.instance : NODES.textNode(GoTime.micros(string(value)));
      case JSON_SCHEMA_OR_BOOL -> expect(value, "{tfn", "boolean or JSON schema expected");
      default -> FreeForm.parse(value);
    };
  }

  private static boolean isNull(byte[] value) {
    return value.length == 4 && value[0] == 'n';
  }

  private static JsonNode expect(byte[] value, String firstBytes, String otherwise)
      throws DecodeException {
    if (firstBytes.indexOf(value[0]) < 0) {
      throw new DecodeException(otherwise);
    }
    return FreeForm.parse(value);
  }

  private static JsonNode quantity(byte[] value) throws DecodeException {
    if (isNull(value)) {
      return NODES.textNode("0");
    }
    int quotes = value.length >= 2 && value[0] == '"' ? 1 : 0;
    String text = GoText.of(value, quotes, value.length - quotes).strip();
    try {
      return NODES.textNode(Quantity.parse(text).toString());
    } catch (QuantityFormatException e) {
      throw new DecodeException(e.getMessage());
    }
  }

  private static JsonNode intOrString(byte[] value) throws DecodeException {
    if (value[0] == '"') {
      return NODES.textNode(string(value));
    }
    if (isNull(value)) {
      return NODES.numberNode(0);
    }
    String text = GoText.of(value, 0, value.length);
    try {
      return NODES.numberNode(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw mismatch(describe(value), "int32");
    }
  }

  private static String string(byte[] value) throws DecodeException {
    if (value[0] != '"') {
      String what = describe(value);
      throw mismatch(what.startsWith("number") ? "number" : what, "string");
    }
    return new JsonIterator(value).readString();
  }

  /** What encoding/json calls the value: numbers with their text. */
  private static String describe(byte[] value) {
    return switch (value[0]) {
      case '{' -> "object";
      case '[' -> "array";
      case '"' -> "string";
      case 't', 'f' -> "bool";
      default -> "number " + GoText.of(value, 0, value.length);
    };
  }

  private static DecodeException mismatch(String what, String type) {
    return new DecodeException("json: cannot unmarshal " + what + " into Go value of type " + type);
  }
}
