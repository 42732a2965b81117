package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.schema.Scalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** Reads values that have no fields of their own in JSON, though some are messages on the wire. */
final class ScalarReader {
  /** Decodes an object that brings its own envelope. */
  @FunctionalInterface
  interface Embedded {
    JsonNode decode(byte[] enveloped) throws DecodeException;
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Embedded embedded;

  ScalarReader(Embedded embedded) {
    this.embedded = embedded;
  }

  JsonNode read(WireReader in, Scalar scalar, String name) throws DecodeException {
    return switch (scalar) {
      case STRING -> NODES.textNode(in.readString(name));
      case BOOLEAN -> NODES.booleanNode(in.readVarint(name) != 0);
      case INT32 -> NODES.numberNode((int) in.readVarint(name));
      case INT64 -> NODES.numberNode(in.readVarint(name));
      case DOUBLE -> NODES.numberNode(in.readDouble(name));
      case BYTES -> NODES.textNode(Base64.getEncoder().encodeToString(in.readBytes(name)));
      case QUANTITY -> quantity(in.readMessage(name), name);
      case INT_OR_STRING -> intOrString(in.readMessage(name), name);
      case TIME -> time(in.readMessage(name), name, false);
      case MICRO_TIME -> time(in.readMessage(name), name, true);
      case RAW, FIELDS_V1 -> raw(in.readMessage(name), name);
      default -> throw new DecodeException("proto: field " + name + " has no form in protobuf");
    };
  }

  private static JsonNode quantity(WireReader in, String name) throws DecodeException {
    String text = "0";
    while (in.next()) {
      if (in.number() == 1) {
        text = in.readString(name);
      } else {
        in.skip();
      }
    }
    return NODES.textNode(text.isEmpty() ? "0" : text);
  }

  private static JsonNode intOrString(WireReader in, String name) throws DecodeException {
    long type = 0;
    int number = 0;
    String text = "";
    while (in.next()) {
      switch (in.number()) {
        case 1 -> type = in.readVarint(name);
        case 2 -> number = (int) in.readVarint(name);
        case 3 -> text = in.readString(name);
        default -> in.skip();
      }
    }
    if (type != 0 && type != 1) {
      throw new DecodeException("impossible IntOrString.Type");
    }
    return type == 0 ? NODES.numberNode(number) : NODES.textNode(text);
  }

  /** An empty message is Go's zero time, which JSON shows as null. */
  private static JsonNode time(WireReader in, String name, boolean micros) throws DecodeException {
    boolean said = false;
    long seconds = 0;
    int nanos = 0;
    while (in.next()) {
      said = true;
      switch (in.number()) {
        case 1 -> seconds = in.readVarint(name);
        case 2 -> nanos = (int) in.readVarint(name);
        default -> in.skip();
      }
    }
    if (!said) {
      return NODES.nullNode();
    }
    try {
      Instant moment = Instant.ofEpochSecond(seconds, micros ? nanos : 0);
      return NODES.textNode((micros ? MICROS : SECONDS).format(moment));
    } catch (DateTimeException e) {
      throw new DecodeException("proto: field " + name + " is no time: " + seconds + " seconds");
    }
  }

  private JsonNode raw(WireReader in, String name) throws DecodeException {
    byte[] raw = null;
    while (in.next()) {
      if (in.number() == 1) {
        raw = in.readBytes(name);
      } else {
        in.skip();
      }
    }
    if (raw == null || raw.length == 0) {
      return NODES.nullNode();
    }
    if (Envelope.isEnveloped(raw)) {
      return embedded.decode(raw);
    }
    try {
      return MAPPER.readTree(raw);
    } catch (JsonProcessingException e) {
      throw new DecodeException("proto: field " + name + " holds no JSON: "
          + new String(raw, 0, Math.min(30, raw.length), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new DecodeException("proto: field " + name + " cannot be read: " + e.getMessage());
    }
  }
}
