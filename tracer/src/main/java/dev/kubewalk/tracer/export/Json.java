package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** JSON trees for the exporters, and what several of them say alike. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A note's value, which is of JSON's types already. */
  static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  static void write(JsonNode tree, OutputStream out) throws IOException {
    MAPPER.writeValue(out, tree);
  }

  /** A note's value on one line. */
  static String text(Object value) {
    return value instanceof String text ? text : of(value).toString();
  }

  /** All notes on one line. */
  static String text(Map<String, Object> notes) {
    StringBuilder line = new StringBuilder();
    notes.forEach((name, value) ->
        line.append(line.isEmpty() ? "" : ", ").append(name).append(" = ").append(text(value)));
    return line.toString();
  }

  /** What is known of the whole run. */
  static ObjectNode run(Recording recording) {
    Recording.Header header = recording.header();
    ObjectNode run = object()
        .put("version", header.facts().version())
        .put("jdk", header.jdk())
        .put("startedAt", header.facts().startedAt())
        .put("complete", recording.complete());
    if (recording.lost() > 0) {
      run.put("lostEvents", recording.lost());
    }
    return run;
  }

  /** How the step failed, on one line. */
  static String text(RecordedStep.Failure failure) {
    return failure.message().isEmpty() ? failure.type() : failure.type() + ": " + failure.message();
  }
}
