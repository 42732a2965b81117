package dev.kubewalk.apimachinery.runtime.serializer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.kubewalk.apimachinery.schema.Scalar;

/**
 * Decodes values that are no object, list or map of their own.
 *
 * <p>Go: vendor/github.com/json-iterator/go/reflect_native.go, reflect_marshaler.go
 * (unmarshalerDecoder)
 */
final class ScalarDecoder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonIterator in;
  private final IntegerReader integers;

  ScalarDecoder(JsonIterator in) {
    this.in = in;
    this.integers = new IntegerReader(in);
  }

  JsonNode decode(Scalar scalar, JsonNode existing) {
    if (scalar.hasUnmarshaler()) {
      return unmarshal(scalar);
    }
    if (scalar == Scalar.STRING) {
      return NODES.textNode(in.readString());
    }
    if (in.readNull()) {
      // Null leaves a number or a boolean as it was.
      return existing == null || scalar == Scalar.BYTES ? NullNode.instance : existing;
    }
    return switch (scalar) {
      case BOOLEAN -> NODES.booleanNode(in.readBoolean());
      case INT32 -> NODES.numberNode(integers.readInt32());
      case INT64 -> number(integers.readInt64());
      case DOUBLE -> decimal();
      default -> base64();
    };
  }

  /** Numbers that fit are held as int, as when Jackson parses them: equal trees stay equal. */
  private static JsonNode number(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  private JsonNode decimal() {
    in.nextToken();
    in.unreadByte();
    int from = in.head();
    int to = from;
    while (to < in.bytes().length && "+-.eE0123456789".indexOf(in.byteAt(to)) >= 0) {
      to++;
    }
    if (from == to) {
      in.report("readNumberAsString", "invalid number");
      return NODES.numberNode(0);
    }
    in.moveTo(to);
    double value = Double.parseDouble(GoText.of(in.bytes(), from, to));
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? number((long) value) : NODES.numberNode(value);
  }

  private JsonNode base64() {
    if (in.peekToken() != '"') {
      in.report("base64Codec", "invalid input");
      return NullNode.instance;
    }
    String text = in.readString();
    int bad = Base64Text.firstBadByte(text);
    if (bad >= 0) {
      in.report("decode base64", "illegal base64 data at input byte " + bad);
      return NullNode.instance;
    }
    return NODES.textNode(Base64Text.normalize(text));
  }

  private JsonNode unmarshal(Scalar scalar) {
    byte[] value = in.skipAndReturn();
    if (in.failed()) {
      return NullNode.instance;
    }
    try {
      return Unmarshalers.decode(scalar, value);
    } catch (DecodeException e) {
      in.report("unmarshalerDecoder", e.getMessage());
      return NullNode.instance;
    }
  }
}
