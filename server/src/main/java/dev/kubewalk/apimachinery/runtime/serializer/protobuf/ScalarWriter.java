package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.schema.Scalar;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Writes values that have no fields of their own in JSON; what is absent goes as Go's zero. */
final class ScalarWriter {
  private ScalarWriter() {}

  static void write(WireWriter out, int number, Scalar scalar, JsonNode value) {
    switch (scalar) {
      case STRING -> out.writeString(number, value.asText(""));
      case BOOLEAN -> out.writeVarint(number, value.asBoolean() ? 1 : 0);
      case INT32, INT64 -> out.writeVarint(number, value.asLong());
      case DOUBLE -> out.writeDouble(number, value.asDouble());
      case BYTES -> out.writeBytes(number, Base64.getDecoder().decode(value.asText("")));
      case QUANTITY -> {
        WireWriter quantity = new WireWriter();
        quantity.writeString(1, value.asText("0"));
        out.writeMessage(number, quantity);
      }
      case INT_OR_STRING -> out.writeMessage(number, intOrString(value));
      case TIME -> out.writeMessage(number, time(value, false));
      case MICRO_TIME -> out.writeMessage(number, time(value, true));
      case RAW, FIELDS_V1 -> out.writeMessage(number, raw(value));
      default -> throw new IllegalStateException(scalar + " has no form in protobuf");
    }
  }

  private static WireWriter intOrString(JsonNode value) {
    WireWriter out = new WireWriter();
    out.writeVarint(1, value.isTextual() ? 1 : 0);
    out.writeVarint(2, value.isTextual() ? 0 : value.asLong());
    out.writeString(3, value.isTextual() ? value.asText() : "");
    return out;
  }

  /** Go's zero time is an empty message. */
  private static WireWriter time(JsonNode value, boolean micros) {
    WireWriter out = new WireWriter();
    if (value.isTextual()) {
      OffsetDateTime moment = OffsetDateTime.parse(value.asText());
      out.writeVarint(1, moment.toEpochSecond());
      out.writeVarint(2, micros ? moment.getNano() : 0);
    }
    return out;
  }

  private static WireWriter raw(JsonNode value) {
    WireWriter out = new WireWriter();
    if (!value.isNull() && !value.isMissingNode()) {
      out.writeBytes(1, value.toString().getBytes(StandardCharsets.UTF_8));
    }
    return out;
  }
}
