package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.jfr.StepEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own parser reads the file back. */
class JfrExporterTest {
  @TempDir
  private Path folder;

  @Test
  void everyStepIsAnEvent() throws Exception {
    Recording recording = SampleRun.record(folder);
    Path file = folder.resolve("run.jfr");
    Files.write(file, SampleRun.export(ExportFormat.JFR, recording));
    Map<Long, RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
        .collect(Collectors.toMap(event -> event.getLong("stepId"), Function.identity()));
    assertThat(events).hasSameSizeAs(recording.steps());
    Instant start = Instant.parse("2026-01-02T03:04:05.678Z");
    for (RecordedStep step : recording.steps()) {
      RecordedEvent event = events.get(step.id());
      assertThat(event.getEventType().getName()).isEqualTo(StepEvent.NAME);
      assertThat(event.getEventType().getLabel()).isEqualTo(StepEvent.LABEL);
      assertThat(event.getEventType().getCategoryNames()).containsExactly(StepEvent.CATEGORY);
      assertThat(event.getStartTime()).isEqualTo(start.plusNanos(step.startNanos()));
      if (!step.isOpen()) {
        assertThat(event.getDuration()).isEqualTo(Duration.ofNanos(step.durationNanos()));
      }
      assertThat(event.getThread().getJavaName()).startsWith(step.thread());
      assertThat(event.getLong("parentId"))
          .isEqualTo(step.parent().map(RecordedStep::id).orElse(0L));
      assertThat(event.getString("key")).isEqualTo(step.entry().key());
    }
    RecordedEvent failed =
        events.get(recording.first(Steps.SERVE_SECURELY).orElseThrow().id());
    assertThat(failed.getString("failure")).contains("address already in use");
  }
}
