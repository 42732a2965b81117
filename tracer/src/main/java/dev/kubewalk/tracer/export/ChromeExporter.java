package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.labels.StepLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

/**
 * The Trace Event format of Chrome and Perfetto: a complete slice per step, a track per thread, and
 * a flow arrow from a step to each one that it handed to another thread.
 */
final class ChromeExporter implements Exporter {
  private static final int PROCESS = 1;
  private static final int NANOS_TO_MICROS_DIGITS = 3;

  private final StepLocations locations;

  ChromeExporter(StepLocations locations) {
    this.locations = locations;
  }

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    Lanes lanes = new Lanes(recording);
    ArrayNode events = Json.array();
    String version = recording.header().facts().version();
    metadata(events, "process_name", PROCESS).put("name", "kube-apiserver " + version);
    for (Lanes.Lane lane : lanes.all()) {
      metadata(events, "thread_name", lane.number()).put("name", lane.name());
      metadata(events, "thread_sort_index", lane.number()).put("sort_index", lane.number());
    }
    for (RecordedStep step : recording.steps()) {
      slice(events, lanes, step);
      if (step.handedOff()) {
        step.parent().ifPresent(parent -> flow(events, lanes, parent, step));
      }
    }
    ObjectNode trace = Json.object();
    trace.set("traceEvents", events);
    trace.put("displayTimeUnit", "ms");
    trace.set("otherData", Json.run(recording));
    Json.write(trace, out);
  }

  private static ObjectNode metadata(ArrayNode events, String name, int thread) {
    return events
        .addObject()
        .put("ph", "M")
        .put("name", name)
        .put("pid", PROCESS)
        .put("tid", thread)
        .putObject("args");
  }

  private void slice(ArrayNode events, Lanes lanes, RecordedStep step) {
    Lanes.Slice slice = lanes.slice(step);
    ObjectNode args = event(events, lanes, step, "X", slice.start())
        .put("name", StepLabels.of(step))
        .put("cat", StepLabels.area(step.entry()))
        .put("dur", micros(slice.end() - slice.start()))
        .putObject("args")
        .put("step", step.id())
        .put("key", step.entry().key())
        .put("row", step.entry().id())
        .put("go", step.entry().goFunction())
        .put("goFile", step.entry().goFile());
    JavaPlace.of(step.entry(), locations).ifPresent(place -> args.put("java", place.toString()));
    step.failure().ifPresent(failure -> args.put("failure", Json.text(failure)));
    if (step.isOpen()) {
      args.put("open", true);
    }
    if (!step.notes().isEmpty()) {
      args.set("notes", Json.of(step.notes()));
    }
  }

  /** A viewer finds the two slices by the times, which must lie within them. */
  private static void flow(ArrayNode events, Lanes lanes, RecordedStep parent, RecordedStep step) {
    Lanes.Slice from = lanes.slice(parent);
    long handed = Math.max(from.start(), Math.min(step.startNanos(), from.end()));
    event(events, lanes, parent, "s", handed)
        .put("name", "handed over")
        .put("cat", "handoff")
        .put("id", step.id());
    event(events, lanes, step, "f", step.startNanos())
        .put("name", "handed over")
        .put("cat", "handoff")
        .put("id", step.id())
        .put("bp", "e");
  }

  private static ObjectNode event(
      ArrayNode events, Lanes lanes, RecordedStep step, String phase, long at) {
    return events
        .addObject()
        .put("ph", phase)
        .put("pid", PROCESS)
        .put("tid", lanes.of(step).number())
        .put("ts", micros(at));
  }

  /** Exact to the nanosecond, where a double would round. */
  private static BigDecimal micros(long nanos) {
    return BigDecimal.valueOf(nanos, NANOS_TO_MICROS_DIGITS);
  }
}
