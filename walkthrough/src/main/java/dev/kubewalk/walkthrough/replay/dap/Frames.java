package dev.kubewalk.walkthrough.replay.dap;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.replay.Moment;
import dev.kubewalk.walkthrough.narration.Values;
import dev.kubewalk.walkthrough.replay.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.StackFrame;
import org.eclipse.lsp4j.debug.StackFramePresentationHint;

/** Steps as stack frames, each at its line. A frame's number holds until the cursor moves. */
final class Frames {
  private final Recorded recorded;
  private final SourcePlaces places;
  private final List<RecordedStep> numbered = new ArrayList<>();

  Frames(Recorded recorded, SourcePlaces places) {
    this.recorded = recorded;
    this.places = places;
  }

  void forget() {
    numbered.clear();
  }

  /** The step of a frame; empty when the number is an old one. */
  Optional<RecordedStep> step(int number) {
    return number >= 1 && number <= numbered.size()
        ? Optional.of(numbered.get(number - 1))
        : Optional.empty();
  }

  /** A thread's stack, innermost first; steps of the thread that started it are greyed. */
  StackFrame[] of(Moment moment, String thread, int lineOffset) {
    return moment.stack(thread).stream()
        .map(step -> frame(moment, step, thread, lineOffset))
        .toArray(StackFrame[]::new);
  }

  private StackFrame frame(Moment moment, RecordedStep step, String thread, int lineOffset) {
    numbered.add(step);
    StackFrame frame = new StackFrame();
    frame.setId(numbered.size());
    frame.setName(name(moment, step, thread));
    if (!step.thread().equals(thread)) {
      frame.setPresentationHint(StackFramePresentationHint.SUBTLE);
    }
    places.of(step.entry()).ifPresent(place -> {
      frame.setSource(source(place));
      frame.setLine(place.line() + lineOffset);
      frame.setColumn(1 + lineOffset);
    });
    return frame;
  }

  private String name(Moment moment, RecordedStep step, String thread) {
    StepView view = moment.view(step);
    String name = recorded.number(step) + " " + step.entry().goFunction();
    if (view.endNanos() >= 0) {
      String mark = view.failure() == null ? "✓" : "✗";
      name += " " + mark + " " + Values.duration(view.endNanos() - view.startNanos());
    }
    return step.thread().equals(thread) ? name : name + " [" + step.thread() + "]";
  }

  static Source source(SourcePlaces.Place place) {
    Source source = new Source();
    source.setName(place.file().getFileName().toString());
    source.setPath(place.file().toString());
    return source;
  }
}
