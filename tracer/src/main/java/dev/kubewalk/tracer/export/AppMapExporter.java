package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An AppMap of version 1.13.1: classes and functions that took part, and calls and returns. What a
 * step noted is its return value. A step that was still open returns when the recording ends.
 */
final class AppMapExporter implements Exporter {
  private static final String VERSION = "1.13.1";

  /** AppMap's schema allows no longer text as a value. */
  private static final int MAX_VALUE = 100;

  private static final double NANOS_PER_SECOND = 1e9;

  private final StepLocations locations;

  AppMapExporter(StepLocations locations) {
    this.locations = locations;
  }

  /** A call or return with its time and, for moments that are the same, its place on the lane. */
  private record Moment(long at, int lane, Lanes.Slice slice, boolean call) {}

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    ObjectNode map = Json.object().put("version", VERSION);
    metadata(recording, map.putObject("metadata"));
    List<Steps> entries =
        recording.steps().stream().map(RecordedStep::entry).distinct().toList();
    map.set("classMap", new AppMapClasses(locations).of(entries));
    events(recording, map.putArray("events"));
    Json.write(map, out);
  }

  private static void metadata(Recording recording, ObjectNode metadata) {
    String version = recording.header().facts().version();
    metadata.put("name", "Start of kube-apiserver " + version).put("app", "kubewalk");
    metadata
        .putObject("language")
        .put("name", "java")
        .put("engine", "JDK")
        .put("version", recording.header().jdk());
    metadata.putObject("client").put("name", "kubewalk").put("url", "urn:kubewalk");
    metadata.putObject("recorder").put("name", "kubewalk").put("type", "process");
    metadata.set("kubewalk", Json.run(recording));
  }

  private void events(Recording recording, ArrayNode events) {
    Instant start = Times.start(recording);
    Map<RecordedStep, Integer> calls = new HashMap<>();
    int id = 0;
    for (Moment moment : moments(recording)) {
      id++;
      RecordedStep step = moment.slice().step();
      ObjectNode event = events
          .addObject()
          .put("id", id)
          .put("event", moment.call() ? "call" : "return")
          .put("thread_id", moment.lane());
      if (moment.call()) {
        calls.put(step, id);
        call(event, step);
        Instant at = start.plusNanos(moment.at());
        event.put("timestamp", at.getEpochSecond() + at.getNano() / NANOS_PER_SECOND);
      } else {
        event.put("parent_id", calls.get(step));
        returned(event, step, moment.slice().end() - moment.slice().start());
      }
    }
  }

  /** All lanes together in order of time; the sort keeps the order of each lane's moments. */
  private static List<Moment> moments(Recording recording) {
    List<Moment> moments = new ArrayList<>();
    for (Lanes.Lane lane : new Lanes(recording).all()) {
      lane.walk(new Lanes.Visitor() {
        @Override
        public void begin(Lanes.Slice slice) {
          moments.add(new Moment(slice.start(), lane.number(), slice, true));
        }

        @Override
        public void end(Lanes.Slice slice) {
          moments.add(new Moment(slice.end(), lane.number(), slice, false));
        }
      });
    }
    moments.sort(Comparator.comparingLong(Moment::at));
    return moments;
  }

  private void call(ObjectNode event, RecordedStep step) {
    AppMapFunction function = AppMapFunction.of(step.entry(), locations);
    event
        .put("defined_class", function.definedClass())
        .put("method_id", function.name())
        .put("path", function.file())
        .put("static", false);
  }

  private static void returned(ObjectNode event, RecordedStep step, long nanos) {
    event.put("elapsed", nanos / NANOS_PER_SECOND);
    if (!step.notes().isEmpty()) {
      String value = Json.text(step.notes());
      event
          .putObject("return_value")
          .put("class", "java.util.Map")
          .put("object_id", step.id())
          .put("value", value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value);
    }
    step.failure()
        .ifPresent(failure -> event
            .putArray("exceptions")
            .addObject()
            .put("class", failure.type())
            .put("message", failure.message())
            .put("object_id", step.id()));
  }
}
