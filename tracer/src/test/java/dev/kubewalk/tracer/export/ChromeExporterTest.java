package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of chrome://tracing and Perfetto, checked on the parsed file. */
class ChromeExporterTest {
  private record Slice(int thread, BigDecimal start, BigDecimal end) {
    boolean holds(BigDecimal time) {
      return start.compareTo(time) <= 0 && time.compareTo(end) <= 0;
    }
  }

  @TempDir
  private Path folder;

  private final Map<Long, JsonNode> byStep = new HashMap<>();
  private final List<JsonNode> events = new ArrayList<>();
  private Recording recording;

  @BeforeEach
  void export() throws Exception {
    recording = SampleRun.record(folder);
    JsonNode trace = new ObjectMapper()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(SampleRun.exportText(ExportFormat.CHROME, recording));
    trace.path("traceEvents").forEach(events::add);
    phase("X").forEach(event -> byStep.put(event.path("args").path("step").asLong(), event));
  }

  @Test
  void everyStepIsASliceOfItsDuration() {
    assertThat(byStep).hasSameSizeAs(recording.steps());
    for (RecordedStep step : recording.steps()) {
      JsonNode event = byStep.get(step.id());
      assertThat(event.path("ts").decimalValue().movePointRight(3).longValueExact())
          .isEqualTo(step.startNanos());
      if (!step.isOpen()) {
        assertThat(event.path("dur").decimalValue().movePointRight(3).longValueExact())
            .isEqualTo(step.durationNanos());
      }
    }
  }

  @Test
  void slicesOfAThreadNest() {
    List<Slice> slices = phase("X").stream().map(ChromeExporterTest::slice).toList();
    for (Slice a : slices) {
      for (Slice b : slices) {
        if (a.thread() == b.thread() && a.start().compareTo(b.start()) <= 0) {
          boolean apart = b.start().compareTo(a.end()) >= 0;
          assertThat(apart
                  || a.holds(b.end())
                  || a.start().compareTo(b.start()) == 0 && b.holds(a.end()))
              .as("%s and %s", a, b)
              .isTrue();
        }
      }
    }
  }

  @Test
  void arrowsLeadFromTheParentToWhatItHandedOver() {
    List<RecordedStep> handed =
        recording.steps().stream().filter(RecordedStep::handedOff).toList();
    assertThat(handed).hasSize(2);
    for (RecordedStep step : handed) {
      JsonNode from = flow("s", step.id());
      JsonNode to = flow("f", step.id());
      assertThat(slice(byStep.get(step.parent().orElseThrow().id())))
          .matches(parent -> parent.holds(from.path("ts").decimalValue()))
          .matches(parent -> parent.thread() == from.path("tid").asInt());
      assertThat(slice(byStep.get(step.id())))
          .matches(child -> child.holds(to.path("ts").decimalValue()))
          .matches(child -> child.thread() == to.path("tid").asInt());
      assertThat(to.path("name")).isEqualTo(from.path("name"));
    }
  }

  @Test
  void argumentsSayWhatTheStepNoted() {
    JsonNode run = byStep.get(recording.first(Steps.RUN).orElseThrow().id()).path("args");
    assertThat(run.path("go").asText()).isEqualTo("app.Run");
    assertThat(run.path("notes").path("servers").asInt()).isEqualTo(3);
    JsonNode failed =
        byStep.get(recording.first(Steps.SERVE_SECURELY).orElseThrow().id());
    assertThat(failed.path("args").path("failure").asText()).contains("address already in use");
    JsonNode open =
        byStep.get(recording.first(Steps.WAIT_FOR_STOP).orElseThrow().id());
    assertThat(open.path("args").path("open").asBoolean()).isTrue();
  }

  @Test
  void threadsHaveTheirNames() {
    assertThat(phase("M").stream().filter(e -> e.path("name").asText().equals("thread_name")))
        .extracting(event -> event.path("args").path("name").asText())
        .containsExactly("main", "hook", "hook (2)", "main (2)");
  }

  private List<JsonNode> phase(String phase) {
    return events.stream().filter(e -> e.path("ph").asText().equals(phase)).toList();
  }

  private JsonNode flow(String phase, long id) {
    return phase(phase).stream()
        .filter(event -> event.path("id").asLong() == id)
        .findFirst()
        .orElseThrow();
  }

  private static Slice slice(JsonNode event) {
    BigDecimal start = event.path("ts").decimalValue();
    return new Slice(
        event.path("tid").asInt(), start, start.add(event.path("dur").decimalValue()));
  }
}
