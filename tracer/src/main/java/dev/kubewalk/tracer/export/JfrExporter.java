package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.jfr.StepEvent;
import dev.kubewalk.tracer.labels.StepLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmc.flightrecorder.writer.api.Recordings;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.TypeStructureBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValueBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.Types;

/**
 * A file of the JDK's Flight Recorder, with one event per step.
 *
 * <p>The JDK itself only writes events of the moment, hence the library. The events are of the same
 * type as those that {@link StepEvent} puts into a live flight recording.
 */
final class JfrExporter implements Exporter {
  /** The recording's start on the file's own clock of nanoseconds; 0 would mean the present. */
  private static final long START_TICKS = 1;

  @Override
  public void write(Recording recording, OutputStream out) throws IOException {
    Instant start = Times.start(recording);
    long startNanos = TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano();
    OutputStream open = new KeptOpen(out);
    try (var file = Recordings.newRecording(
        open,
        settings -> settings
            .withTimestamp(startNanos)
            .withStartTicks(START_TICKS)
            .withDuration(recording.lastNanos())
            .withJdkTypeInitialization())) {
      Types types = file.getTypes();
      Type thread = types.getType(Types.JDK.THREAD);
      Type event = file.registerType(StepEvent.NAME, "jdk.jfr.Event", type -> fields(type, thread));
      Lanes lanes = new Lanes(recording);
      for (RecordedStep step : recording.steps()) {
        file.writeEvent(event.asValue(value -> fill(value, thread, lanes, step)));
      }
    }
  }

  /** The JDK's parser wants these three first, in this order; the library has another one. */
  private static void fields(TypeStructureBuilder type, Type thread) {
    type.addField(
            "startTime",
            Types.Builtin.LONG,
            field -> field.addAnnotation(Types.JDK.ANNOTATION_TIMESTAMP, "TICKS"))
        .addField(
            "duration",
            Types.Builtin.LONG,
            field -> field.addAnnotation(Types.JDK.ANNOTATION_TIMESPAN, "TICKS"))
        .addField("eventThread", thread);
    for (String text : StepEvent.TEXTS) {
      type.addField(text, Types.Builtin.STRING);
    }
    type.addField("stepId", Types.Builtin.LONG)
        .addField("parentId", Types.Builtin.LONG)
        .addAnnotation(Types.JDK.ANNOTATION_LABEL, StepEvent.LABEL)
        .addAnnotation(
            Types.JDK.ANNOTATION_CATEGORY,
            category -> category.putField("value", new String[] {StepEvent.CATEGORY}));
  }

  private static void fill(TypedValueBuilder value, Type thread, Lanes lanes, RecordedStep step) {
    Lanes.Lane lane = lanes.of(step);
    Lanes.Slice slice = lanes.slice(step);
    value
        .putField("startTime", START_TICKS + slice.start())
        .putField("duration", slice.end() - slice.start())
        .putField(
            "eventThread",
            thread.asValue(t -> t.putField("osName", lane.name())
                .putField("osThreadId", (long) lane.number())
                .putField("javaName", lane.name())
                .putField("javaThreadId", (long) lane.number())))
        .putField("label", StepLabels.of(step))
        .putField("key", step.entry().key())
        .putField("goFunction", step.entry().goFunction())
        .putField("notes", Json.text(step.notes()))
        .putField("failure", step.failure().map(Json::text).orElse(""))
        .putField("stepId", step.id())
        .putField("parentId", step.parent().map(RecordedStep::id).orElse(0L));
  }
}
