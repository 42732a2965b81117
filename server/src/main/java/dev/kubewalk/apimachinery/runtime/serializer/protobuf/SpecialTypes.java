package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Messages that are something else than an object in JSON: times, quantities, raw JSON. */
final class SpecialTypes {
  private static final String META = "m.apis.meta.v1.";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int STRING = 1;

  private final ObjectMapper mapper = new ObjectMapper();

  /** The JSON of a message; empty when {@code type} is no special one. */
  Optional<JsonNode> read(String type, ByteBuffer message) {
    WireReader in = new WireReader(message);
    return switch (type) {
      case META + "Time" -> Optional.of(time(in, DateTimeFormatter.ISO_INSTANT, false));
      case META + "MicroTime" -> Optional.of(time(in, MICROS, true));
      case META + "FieldsV1", "m.runtime.RawExtension" -> Optional.of(raw(in));
      case "m.api.resource.Quantity" -> Optional.of(quantity(in));
      case "m.util.intstr.IntOrString" -> Optional.of(intOrString(in));
      default -> Optional.empty();
    };
  }

  private static JsonNode time(WireReader in, DateTimeFormatter format, boolean withFraction) {
    long seconds = 0;
    long nanos = 0;
    boolean any = false;
    for (int field = in.next(); field != 0; field = in.next()) {
      any = true;
      switch (field) {
        case 1 -> seconds = in.integer();
        case 2 -> nanos = in.integer();
        default -> in.skip();
      }
    }
    if (!any) {
      return NODES.nullNode();
    }
    Instant instant = Instant.ofEpochSecond(seconds, withFraction ? nanos : 0);
    return NODES.textNode(format.format(instant));
  }

  private JsonNode raw(WireReader in) {
    JsonNode value = NODES.nullNode();
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 1) {
        try {
          value = mapper.readTree(in.bytes());
        } catch (IOException e) {
          throw new WireReader.MalformedException("raw JSON in protobuf: " + e.getMessage());
        }
      } else {
        in.skip();
      }
    }
    return value;
  }

  private static JsonNode quantity(WireReader in) {
    String text = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 1) {
        text = in.text();
      } else {
        in.skip();
      }
    }
    return NODES.textNode(text.isEmpty() ? "0" : text);
  }

  private static JsonNode intOrString(WireReader in) {
    long type = 0;
    long number = 0;
    String text = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> type = in.integer();
        case 2 -> number = in.integer();
        case 3 -> text = in.text();
        default -> in.skip();
      }
    }
    return type == STRING ? NODES.textNode(text) : NODES.numberNode(number);
  }
}
