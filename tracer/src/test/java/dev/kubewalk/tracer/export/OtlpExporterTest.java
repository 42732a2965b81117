package dev.kubewalk.tracer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpExporterTest {
  @TempDir
  private Path folder;

  @Test
  void spansAreTheStepsWithTheirParentsAcrossThreads() throws Exception {
    Recording recording = SampleRun.record(folder);
    Map<String, JsonNode> spans = spans(recording);
    assertThat(spans).hasSameSizeAs(recording.steps());
    Instant start = Instant.parse("2026-01-02T03:04:05.678Z");
    for (RecordedStep step : recording.steps()) {
      JsonNode span = spans.get(id(step));
      assertThat(span.path("parentSpanId").asText())
          .isEqualTo(step.parent().map(OtlpExporterTest::id).orElse(""));
      assertThat(instant(span.path("startTimeUnixNano")))
          .isEqualTo(start.plusNanos(step.startNanos()));
      assertThat(instant(span.path("endTimeUnixNano")))
          .isEqualTo(start.plusNanos(step.isOpen() ? recording.lastNanos() : step.endNanos()));
      assertThat(attribute(span, "thread.name").path("stringValue").asText())
          .isEqualTo(step.thread());
    }
    assertThat(spans.values())
        .extracting(s -> s.path("traceId").asText())
        .containsOnly(spans.values().iterator().next().path("traceId").asText());
    assertThat(spans.values().iterator().next().path("traceId").asText()).matches("[0-9a-f]{32}");
  }

  @Test
  void notesKeepTheirTypes() throws Exception {
    Recording recording = SampleRun.record(folder);
    JsonNode run = spans(recording).get(id(recording.first(Steps.RUN).orElseThrow()));
    assertThat(attribute(run, "kubewalk.note.servers").path("intValue").asText())
        .isEqualTo("3");
    assertThat(attribute(run, "kubewalk.note.limits").path("kvlistValue").path("values"))
        .extracting(JsonNode::toString)
        .containsExactlyInAnyOrder(
            "{\"key\":\"seconds\",\"value\":{\"doubleValue\":1.5}}",
            "{\"key\":\"on\",\"value\":{\"boolValue\":true}}");
    JsonNode main = spans(recording).get(id(recording.first(Steps.MAIN).orElseThrow()));
    assertThat(attribute(main, "kubewalk.note.arguments").at("/arrayValue/values/0/stringValue"))
        .hasToString("\"--data-dir=./data\"");
  }

  @Test
  void aFailureIsAnError() throws Exception {
    Recording recording = SampleRun.record(folder);
    JsonNode failed =
        spans(recording).get(id(recording.first(Steps.SERVE_SECURELY).orElseThrow()));
    assertThat(failed.path("status").path("code").asInt()).isEqualTo(2);
    assertThat(failed.path("status").path("message").asText()).endsWith("address already in use");
  }

  private static Map<String, JsonNode> spans(Recording recording) throws Exception {
    Map<String, JsonNode> spans = new HashMap<>();
    for (String line : SampleRun.exportText(ExportFormat.OTLP, recording).split("\n")) {
      new ObjectMapper()
          .readTree(line)
          .at("/resourceSpans/0/scopeSpans/0/spans")
          .forEach(span -> spans.put(span.path("spanId").asText(), span));
    }
    return spans;
  }

  private static JsonNode attribute(JsonNode span, String key) {
    for (JsonNode attribute : span.path("attributes")) {
      if (attribute.path("key").asText().equals(key)) {
        return attribute.path("value");
      }
    }
    throw new AssertionError("no attribute " + key);
  }

  private static Instant instant(JsonNode nanos) {
    assertThat(nanos.isTextual()).isTrue();
    return Instant.EPOCH.plusNanos(Long.parseLong(nanos.asText()));
  }

  private static String id(RecordedStep step) {
    return String.format("%016x", step.id());
  }
}
