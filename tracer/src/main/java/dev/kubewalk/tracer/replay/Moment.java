package dev.kubewalk.tracer.replay;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is true right after one event of a recording. A step that ends with this very event is still
 * on its thread's stack, so that one can look at what has come of it.
 */
public final class Moment {
  private final Timeline timeline;
  private final int position;
  private final RecordedStep.Event event;

  Moment(Timeline timeline, int position) {
    this.timeline = timeline;
    this.position = position;
    this.event = timeline.event(position);
  }

  /** Which event of the recording this is, from 0. */
  public int position() {
    return position;
  }

  /** What happens here. */
  public RecordedStep.Event event() {
    return event;
  }

  /** Whose event this is. */
  public RecordedStep step() {
    return event.step();
  }

  public String thread() {
    return step().thread();
  }

  /** True when the step begins here. */
  public boolean isStart() {
    return event instanceof RecordedStep.Event.Start;
  }

  /** True when the step ends here. */
  public boolean isEnd() {
    return event instanceof RecordedStep.Event.End;
  }

  /** Since the start of the recording. */
  public long elapsedNanos() {
    return event.at();
  }

  public boolean hasStarted(RecordedStep step) {
    return timeline.startOf(step) <= position;
  }

  public boolean hasEnded(RecordedStep step) {
    return timeline.endOf(step) <= position;
  }

  /** The steps at work, in order of their start; the one that ends here is among them. */
  public List<RecordedStep> open() {
    return started().filter(this::isOpen).toList();
  }

  /** The threads that have a step at work, in the order in which they came to one. */
  public List<String> threads() {
    return open().stream().map(RecordedStep::thread).distinct().toList();
  }

  /**
   * The steps that a thread is inside of, innermost first. Where another thread handed the work
   * over, that thread's steps follow; these may have ended. The thread of this event has the
   * event's step on top; another thread that does nothing has an empty stack.
   */
  public List<RecordedStep> stack(String thread) {
    List<RecordedStep> stack = new ArrayList<>();
    Optional<RecordedStep> next = innermost(thread);
    while (next.isPresent()) {
      stack.add(next.get());
      next = next.get().parent();
    }
    return stack;
  }

  /** A step as someone who listened would see it now. */
  public StepView view(RecordedStep step) {
    Map<String, Object> notes = new LinkedHashMap<>();
    for (RecordedStep.Event noted : timeline.notesOf(step, position)) {
      if (noted instanceof RecordedStep.Event.Note note) {
        notes.put(note.name(), note.value());
      } else if (noted instanceof RecordedStep.Event.Change change) {
        notes.put(change.change().name(), change.change().after());
      }
    }
    boolean ended = hasEnded(step);
    String failure =
        ended ? step.failure().map(f -> f.type() + ": " + f.message()).orElse(null) : null;
    return new StepView(
        step.id(),
        step.parent().map(RecordedStep::id).orElse(0L),
        step.entry(),
        step.thread(),
        step.startNanos(),
        ended ? step.endNanos() : -1,
        notes,
        failure);
  }

  /** The values that the step has changed so far. */
  public List<RecordedStep.Change> changes(RecordedStep step) {
    return timeline.notesOf(step, position).stream()
        .filter(RecordedStep.Event.Change.class::isInstance)
        .map(changed -> ((RecordedStep.Event.Change) changed).change())
        .toList();
  }

  /** What has ended already inside of the same step, in order of start. */
  public List<RecordedStep> finishedSiblings(RecordedStep step) {
    List<RecordedStep> family =
        step.parent().map(RecordedStep::children).orElseGet(timeline.recording()::roots);
    return family.stream()
        .filter(sibling -> sibling != step && hasEnded(sibling))
        .toList();
  }

  /** The steps that have ended with a failure so far. */
  public List<RecordedStep> failed() {
    return started().filter(s -> hasEnded(s) && s.failure().isPresent()).toList();
  }

  private Stream<RecordedStep> started() {
    return timeline.recording().steps().stream().takeWhile(this::hasStarted);
  }

  private boolean isOpen(RecordedStep step) {
    return !hasEnded(step) || timeline.endOf(step) == position;
  }

  private Optional<RecordedStep> innermost(String thread) {
    if (thread.equals(thread())) {
      return Optional.of(step());
    }
    return open().stream()
        .filter(step -> step.thread().equals(thread))
        .reduce((outer, inner) -> inner);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Moment moment
        && moment.timeline == timeline
        && moment.position == position;
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(timeline), position);
  }
}
