package dev.kubewalk.tracer.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps in a real flight recording of this JVM. */
class FlightRecorderListenerTest {
  @TempDir
  private Path folder;

  @Test
  void stepsAreEventsWhileTheFlightRecorderRuns() throws Exception {
    Path file = folder.resolve("flight.jfr");
    try (Recording flight = new Recording();
        Recorder recorder = Recorder.withoutFile()) {
      flight.enable(StepEvent.class).withoutThreshold();
      flight.start();
      recorder.addListener(FlightRecorderListener.ifRecording().orElseThrow());
      try (Step run = recorder.step(Steps.RUN)) {
        run.note("token", "hunter2");
        run.note("servers", 3);
        try (Step serve = recorder.step(Steps.SERVE_SECURELY)) {
          serve.failed(new IllegalStateException("address already in use"));
        }
      }
      flight.stop();
      flight.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(StepEvent.NAME))
        .toList();
    assertThat(events)
        .extracting(event -> event.getString("key"))
        .containsExactlyInAnyOrder(Steps.RUN.key(), Steps.SERVE_SECURELY.key());
    RecordedEvent run = find(events, Steps.RUN);
    RecordedEvent serve = find(events, Steps.SERVE_SECURELY);
    assertThat(run.getString("notes")).contains("servers = 3").doesNotContain("hunter2");
    assertThat(serve.getLong("parentId")).isEqualTo(run.getLong("stepId"));
    assertThat(serve.getString("failure")).contains("address already in use");
    assertThat(serve.getStartTime()).isBetween(run.getStartTime(), run.getEndTime());
    assertThat(run.getThread().getJavaName()).isEqualTo(Thread.currentThread().getName());
  }

  private static RecordedEvent find(List<RecordedEvent> events, Steps entry) {
    return events.stream()
        .filter(event -> event.getString("key").equals(entry.key()))
        .findFirst()
        .orElseThrow();
  }
}
