package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * The answer of Spring Boot's {@code /actuator/startup}. A tag says the thread, because in Spring a
 * parent is not known to be on the same one.
 */
final class SpringExporter implements Exporter {

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    Instant start = Times.start(recording);
    ObjectNode answer = Json.object()
        .put("springBootVersion", "kubewalk " + recording.header().facts().version());
    ObjectNode timeline = answer.putObject("timeline").put("startTime", start.toString());
    ArrayNode events = timeline.putArray("events");
    for (RecordedStep step : recording.steps()) {
      long end = step.isOpen() ? recording.lastNanos() : step.endNanos();
      ObjectNode event = events
          .addObject()
          .put("startTime", start.plusNanos(step.startNanos()).toString())
          .put("endTime", start.plusNanos(end).toString())
          .put("duration", Duration.ofNanos(end - step.startNanos()).toString());
      ObjectNode startupStep =
          event.putObject("startupStep").put("name", step.entry().key()).put("id", step.id());
      step.parent().ifPresent(parent -> startupStep.put("parentId", parent.id()));
      tags(step, startupStep.putArray("tags"));
    }
    Json.write(answer, out);
  }

  private static void tags(RecordedStep step, ArrayNode tags) {
    tag(tags, "thread", step.thread());
    tag(tags, "go", step.entry().goFunction());
    if (step.handedOff()) {
      tag(tags, "handedOff", "true");
    }
    if (step.isOpen()) {
      tag(tags, "open", "true");
    }
    step.failure().ifPresent(failure -> tag(tags, "failure", Json.text(failure)));
    step.notes().forEach((name, value) -> tag(tags, name, Json.text(value)));
  }

  private static void tag(ArrayNode tags, String key, String value) {
    tags.addObject().put("key", key).put("value", value);
  }
}
