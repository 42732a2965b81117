package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringExporterTest {
  @TempDir
  private Path folder;

  @Test
  void eventsAreTheSteps() throws Exception {
    Recording recording = SampleRun.record(folder);
    JsonNode answer =
        new ObjectMapper().readTree(SampleRun.exportText(ExportFormat.SPRING, recording));
    Instant start = Instant.parse(answer.at("/timeline/startTime").asText());
    JsonNode events = answer.at("/timeline/events");
    assertThat(events).hasSameSizeAs(recording.steps());
    int next = 0;
    for (RecordedStep step : recording.steps()) {
      JsonNode event = events.get(next++);
      JsonNode startupStep = event.path("startupStep");
      assertThat(startupStep.path("name").asText()).isEqualTo(step.entry().key());
      assertThat(startupStep.path("id").asLong()).isEqualTo(step.id());
      assertThat(startupStep.has("parentId")).isEqualTo(step.parent().isPresent());
      step.parent()
          .ifPresent(p -> assertThat(startupStep.path("parentId").asLong()).isEqualTo(p.id()));
      Instant from = Instant.parse(event.path("startTime").asText());
      Instant to = Instant.parse(event.path("endTime").asText());
      assertThat(from).isEqualTo(start.plusNanos(step.startNanos()));
      assertThat(Duration.parse(event.path("duration").asText()))
          .isEqualTo(Duration.between(from, to));
      assertThat(tags(startupStep)).containsEntry("thread", step.thread());
      step.failure()
          .ifPresent(f -> assertThat(tags(startupStep).get("failure")).contains(f.message()));
      step.notes().keySet().forEach(name -> assertThat(tags(startupStep)).containsKey(name));
    }
  }

  private static Map<String, String> tags(JsonNode step) {
    Map<String, String> tags = new HashMap<>();
    step.path("tags")
        .forEach(t -> tags.put(t.path("key").asText(), t.path("value").asText()));
    return tags;
  }
}
