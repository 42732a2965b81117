package dev.kubewalk.tracer.jfr;

import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.labels.StepLabels;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;

/**
 * Puts each step into the flight recording that is running, as a {@link StepEvent}: then JDK Mission
 * Control shows it on one time line with garbage collections, locks, files and class loading.
 *
 * <p>The JVM is started with {@code -XX:StartFlightRecording} for that. Without it there is no
 * listener and hence no cost.
 */
public final class FlightRecorderListener implements StepListener {
  private final Map<Long, StepEvent> open = new ConcurrentHashMap<>();

  FlightRecorderListener() {}

  /** A listener when this JVM has its Flight Recorder on, else none. */
  public static Optional<StepListener> ifRecording() {
    return FlightRecorder.isInitialized()
        ? Optional.of(new FlightRecorderListener())
        : Optional.empty();
  }

  @Override
  public void onStart(StepView step) {
    StepEvent event = new StepEvent();
    if (event.isEnabled()) {
      open.put(step.id(), event);
      event.begin();
    }
  }

  @Override
  public void onEnd(StepView step) {
    StepEvent event = open.remove(step.id());
    if (event == null) {
      return;
    }
    event.end();
    if (event.shouldCommit()) {
      event.label = StepLabels.of(step.entry());
      event.key = step.entry().key();
      event.goFunction = step.entry().goFunction();
      event.notes = step.notes().entrySet().stream()
          .map(note -> note.getKey() + " = " + note.getValue())
          .collect(Collectors.joining(", "));
      event.failure = step.failure() == null ? "" : step.failure();
      event.stepId = step.id();
      event.parentId = step.parent();
      event.commit();
    }
  }
}
