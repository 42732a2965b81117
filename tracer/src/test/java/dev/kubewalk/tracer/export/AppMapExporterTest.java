package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppMapExporterTest {
  @TempDir
  private Path folder;

  private Recording recording;
  private JsonNode map;

  @BeforeEach
  void export() throws Exception {
    recording = SampleRun.record(folder);
    map = new ObjectMapper().readTree(SampleRun.exportText(ExportFormat.APPMAP, recording));
  }

  @Test
  void callsAndReturnsNestOnEachThread() {
    Map<Integer, Deque<JsonNode>> open = new HashMap<>();
    int calls = 0;
    double last = 0;
    for (JsonNode event : map.path("events")) {
      Deque<JsonNode> stack =
          open.computeIfAbsent(event.path("thread_id").asInt(), t -> new ArrayDeque<>());
      if (event.path("event").asText().equals("call")) {
        calls++;
        stack.push(event);
        assertThat(event.path("timestamp").asDouble()).isGreaterThanOrEqualTo(last);
        last = event.path("timestamp").asDouble();
      } else {
        assertThat(stack.pop().path("id")).isEqualTo(event.path("parent_id"));
      }
    }
    assertThat(calls).isEqualTo(recording.steps().size());
    assertThat(open.values()).allMatch(Deque::isEmpty);
  }

  @Test
  void everyCallIsOfAFunctionOfTheClassMap() {
    Set<String> functions = new HashSet<>();
    map.path("classMap").forEach(top -> collect(top, "", functions));
    for (JsonNode event : map.path("events")) {
      if (event.path("event").asText().equals("call")) {
        assertThat(functions)
            .contains(event.path("defined_class").asText() + "#"
                + event.path("method_id").asText() + " " + event.path("path").asText());
      }
    }
  }

  @Test
  void returnsSayHowLongItTookAndHowItEnded() {
    Map<Long, JsonNode> values = new HashMap<>();
    map.path("events").forEach(event -> {
      JsonNode value = event.path("return_value");
      if (value.isObject()) {
        values.put(value.path("object_id").asLong(), event);
      }
    });
    for (RecordedStep step : recording.steps()) {
      if (!step.notes().isEmpty() && !step.isOpen()) {
        assertThat(values.get(step.id()).path("elapsed").asDouble())
            .isCloseTo(step.durationNanos() / 1e9, Offset.offset(1e-9));
      }
    }
    assertThat(map.findValues("exceptions"))
        .singleElement()
        .extracting(exceptions -> exceptions.at("/0/message").asText())
        .isEqualTo("address already in use");
  }

  @Test
  void theSequenceHasEveryStepUnderItsParent() throws Exception {
    JsonNode sequence =
        new ObjectMapper().readTree(SampleRun.exportText(ExportFormat.APPMAP_SEQUENCE, recording));
    Set<String> actors = new HashSet<>();
    sequence.path("actors").forEach(actor -> actors.add(actor.path("id").asText()));
    Map<Long, Long> parents = new HashMap<>();
    sequence.path("rootActions").forEach(action -> collect(action, 0, actors, parents));
    assertThat(parents).hasSameSizeAs(recording.steps());
    for (RecordedStep step : recording.steps()) {
      assertThat(parents)
          .containsEntry(step.id(), step.parent().map(RecordedStep::id).orElse(0L));
    }
  }

  private static void collect(
      JsonNode action, long parent, Set<String> actors, Map<Long, Long> parents) {
    assertThat(action.path("nodeType").asInt()).isEqualTo(3);
    assertThat(actors).contains(action.path("callee").asText());
    if (parent != 0) {
      assertThat(actors).contains(action.path("caller").asText());
    }
    assertThat(action.path("subtreeDigest").asText()).matches("[0-9a-f]{64}");
    long id = action.at("/eventIds/0").asLong();
    parents.put(id, parent);
    action.path("children").forEach(child -> collect(child, id, actors, parents));
  }

  /** AppMap's Java agent joins packages and class with dots. */
  private static void collect(JsonNode node, String path, Set<String> functions) {
    String name = node.path("name").asText();
    if (node.path("type").asText().equals("function")) {
      functions.add(path + "#" + name + " " + node.path("location").asText());
    } else {
      assertThat(Stream.of("package", "class")).contains(node.path("type").asText());
      String inner = path.isEmpty() ? name : path + "." + name;
      node.path("children").forEach(child -> collect(child, inner, functions));
    }
  }
}
