package dev.kubewalk.tracer.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.labels.StepLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speedscope's evented profiles: one per thread, all on the same time axis. */
final class SpeedscopeExporter implements Exporter {
  private final StepLocations locations;

  SpeedscopeExporter(StepLocations locations) {
    this.locations = locations;
  }

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    String name = "kube-apiserver " + recording.header().facts().version();
    ObjectNode file = Json.object()
        .put("$schema", "https://www.speedscope.app/file-format-schema.json")
        .put("name", name)
        .put("exporter", "kubewalk")
        .put("activeProfileIndex", 0);
    ArrayNode frames = file.putObject("shared").putArray("frames");
    ArrayNode profiles = file.putArray("profiles");
    Map<String, Integer> known = new LinkedHashMap<>();
    for (Lanes.Lane lane : new Lanes(recording).all()) {
      ObjectNode profile = profiles
          .addObject()
          .put("type", "evented")
          .put("name", lane.name())
          .put("unit", "nanoseconds")
          .put("startValue", 0)
          .put("endValue", recording.lastNanos());
      ArrayNode events = profile.putArray("events");
      lane.walk(new Lanes.Visitor() {
        @Override
        public void begin(Lanes.Slice slice) {
          event("O", slice.start(), slice);
        }

        @Override
        public void end(Lanes.Slice slice) {
          event("C", slice.end(), slice);
        }

        private void event(String type, long at, Lanes.Slice slice) {
          int frame = frame(slice.step(), known, frames);
          events.addObject().put("type", type).put("frame", frame).put("at", at);
        }
      });
    }
    Json.write(file, out);
  }

  private int frame(RecordedStep step, Map<String, Integer> known, ArrayNode frames) {
    String failure = step.failure().isPresent() ? " (failed)" : "";
    String name = StepLabels.of(step) + (step.isOpen() ? " (still open)" : failure);
    return known.computeIfAbsent(step.entry().key() + name, key -> {
      String file = JavaPlace.of(step.entry(), locations)
          .map(JavaPlace::file)
          .orElseGet(() -> step.entry().goFile());
      frames.addObject().put("name", name).put("file", file);
      return frames.size() - 1;
    });
  }
}
