package dev.kubewalk.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what the recorder writes against the documented schema, with the keywords it uses. */
class RecordingSchemaTest {

  private final ObjectMapper mapper = new ObjectMapper();

  @TempDir
  Path directory;

  @Test
  void everyLineMatchesExactlyOneForm() throws IOException {
    JsonNode forms = schema().get("oneOf");
    Set<String> seen = new HashSet<>();
    for (String line : Files.readAllLines(record())) {
      JsonNode node = mapper.readTree(line);
      List<JsonNode> matching = StreamSupport.stream(forms.spliterator(), false)
          .filter(f -> matches(f, node))
          .toList();
      assertThat(matching).as(line).hasSize(1);
      seen.add(node.get("type").asText());
    }
    assertThat(seen)
        .containsExactlyInAnyOrder("recording", "start", "note", "change", "end", "footer");
  }

  private Path record() throws IOException {
    Path file = directory.resolve("run.jsonl");
    try (Recorder recorder =
        Recorder.toFile(file, new RunFacts("v1.18.20", "2026-01-01T00:00:00Z", Map.of("v", "1")))) {
      try (Step main = recorder.step(Steps.MAIN);
          Step run = recorder.step(Steps.RUN)) {
        main.note("nested", Map.of("list", List.of(1, true, "x", 1.5)));
        main.changed("host", null, "h");
        run.failed(new IOException("broken"));
      }
      assertThat(recorder.step(Steps.WAIT_FOR_STOP)).isNotNull();
    }
    return file;
  }

  private JsonNode schema() throws IOException {
    try (InputStream in = Recorder.class.getResourceAsStream("recording.schema.json")) {
      return mapper.readTree(in);
    }
  }

  private static boolean matches(JsonNode schema, JsonNode value) {
    if (schema.has("const") && !schema.get("const").asText().equals(value.asText())) {
      return false;
    }
    if (schema.has("minimum") && value.asLong() < schema.get("minimum").asLong()) {
      return false;
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject() && matchesProperties(schema, value);
      case "array" ->
        value.isArray()
            && StreamSupport.stream(value.spliterator(), false)
                .allMatch(e -> matches(schema.path("items"), e));
      case "integer" -> value.isIntegralNumber();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private static boolean matchesProperties(JsonNode schema, JsonNode value) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      JsonNode form = schema.path("properties").get(property.getKey());
      if (form == null && schema.has("additionalProperties")) {
        return false;
      }
      if (form != null && !matches(form, property.getValue())) {
        return false;
      }
    }
    return true;
  }
}
