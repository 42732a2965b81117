package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.labels.StepLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * OTLP as JSON lines: each line is the JSON of one export request of OpenTelemetry's traces.
 *
 * <p>The run is one trace, whose number comes from the run's facts, so that the same recording gives
 * the same bytes. Numbers of 64 bits are strings, as protobuf's JSON wants them.
 */
final class OtlpExporter implements Exporter {
  private static final int SPANS_A_LINE = 200;
  private static final int KIND_INTERNAL = 1;
  private static final int STATUS_ERROR = 2;

  private final StepLocations locations;

  OtlpExporter(StepLocations locations) {
    this.locations = locations;
  }

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    Instant start = Times.start(recording);
    String trace = traceId(recording);
    List<RecordedStep> steps = recording.steps();
    for (int from = 0; from < steps.size(); from += SPANS_A_LINE) {
      ObjectNode line = Json.object();
      ObjectNode resourceSpans = line.putArray("resourceSpans").addObject();
      resource(recording, resourceSpans.putObject("resource").putArray("attributes"));
      ObjectNode scopeSpans = resourceSpans.putArray("scopeSpans").addObject();
      scopeSpans.putObject("scope").put("name", "dev.kubewalk.tracer");
      ArrayNode spans = scopeSpans.putArray("spans");
      for (RecordedStep step : steps.subList(from, Math.min(from + SPANS_A_LINE, steps.size()))) {
        long end = step.isOpen() ? recording.lastNanos() : step.endNanos();
        ObjectNode span = spans.addObject().put("traceId", trace).put("spanId", spanId(step));
        step.parent().ifPresent(parent -> span.put("parentSpanId", spanId(parent)));
        span.put("name", StepLabels.of(step))
            .put("kind", KIND_INTERNAL)
            .put("startTimeUnixNano", Times.unixNanos(start, step.startNanos()))
            .put("endTimeUnixNano", Times.unixNanos(start, end));
        attributes(step, span.putArray("attributes"));
        ObjectNode status = span.putObject("status");
        step.failure()
            .ifPresent(f -> status.put("code", STATUS_ERROR).put("message", Json.text(f)));
      }
      Json.write(line, out);
      out.write('\n');
    }
  }

  private static void resource(Recording recording, ArrayNode attributes) {
    add(attributes, "service.name", "kube-apiserver");
    add(attributes, "service.version", recording.header().facts().version());
    add(attributes, "process.runtime.version", recording.header().jdk());
    if (recording.lost() > 0) {
      add(attributes, "kubewalk.lost_events", recording.lost());
    }
  }

  private void attributes(RecordedStep step, ArrayNode attributes) {
    add(attributes, "thread.name", step.thread());
    add(attributes, "kubewalk.key", step.entry().key());
    add(attributes, "kubewalk.row", step.entry().id());
    add(attributes, "kubewalk.section", step.entry().section().number());
    add(attributes, "kubewalk.go.function", step.entry().goFunction());
    add(attributes, "kubewalk.go.file", step.entry().goFile());
    JavaPlace.of(step.entry(), locations).ifPresent(place -> {
      add(attributes, "code.function.name", place.qualifiedMethod());
      add(attributes, "code.file.path", place.file());
    });
    if (step.handedOff()) {
      add(attributes, "kubewalk.handed_off", true);
    }
    if (step.isOpen()) {
      add(attributes, "kubewalk.open", true);
    }
    step.notes().forEach((name, value) -> add(attributes, "kubewalk.note." + name, value));
  }

  private static void add(ArrayNode attributes, String key, Object value) {
    ObjectNode attribute = attributes.addObject().put("key", key);
    attribute.set("value", anyValue(Json.of(value)));
  }

  private static ObjectNode anyValue(JsonNode value) {
    ObjectNode any = Json.object();
    if (value.isBoolean()) {
      any.put("boolValue", value.booleanValue());
    } else if (value.isIntegralNumber()) {
      any.put("intValue", value.asText());
    } else if (value.isNumber()) {
      any.put("doubleValue", value.doubleValue());
    } else if (value.isArray()) {
      ArrayNode values = any.putObject("arrayValue").putArray("values");
      value.forEach(element -> values.add(anyValue(element)));
    } else if (value.isObject()) {
      ArrayNode values = any.putObject("kvlistValue").putArray("values");
      value.properties().forEach(entry -> {
        ObjectNode pair = values.addObject().put("key", entry.getKey());
        pair.set("value", anyValue(entry.getValue()));
      });
    } else if (!value.isNull()) {
      any.put("stringValue", value.asText());
    }
    return any;
  }

  private static String traceId(Recording recording) {
    String seed =
        recording.header().facts().version() + recording.header().facts().startedAt();
    byte[] bytes = ("kubewalk " + seed).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
  }

  private static String spanId(RecordedStep step) {
    return HexFormat.of().toHexDigits(step.id());
  }
}
