package dev.kubewalk.tracer.replay;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * A place in a recording that one moves forwards and backwards.
 *
 * <p>It stops where a step starts or ends, and at the very last event: a run that was killed may
 * have noted something after that. Every move says whether it could be made; when it could not, the
 * place is as before. Used by one thread.
 */
public final class Cursor {
  private final Timeline timeline;
  private final Predicate<RecordedStep> stopsAt;
  private Predicate<RecordedStep.Event> breaksAt = event -> false;
  private int position;

  /**
   * A cursor at the first event.
   *
   * @param timeline with one event at least
   * @param stopsAt which steps {@link #next} and {@link #back} stop at; the other moves go anywhere
   */
  public Cursor(Timeline timeline, Predicate<RecordedStep> stopsAt) {
    this.timeline = requireNonNull(timeline);
    this.stopsAt = requireNonNull(stopsAt);
    if (timeline.size() == 0) {
      throw new IllegalArgumentException("a recording without events cannot be replayed");
    }
  }

  public Moment here() {
    return timeline.at(position);
  }

  public Timeline timeline() {
    return timeline;
  }

  /** To where the next step starts or ends, whatever its thread. */
  public boolean next() {
    return forwards(event -> stopsAt.test(event.step()));
  }

  /** Undoes {@link #next}. */
  public boolean back() {
    return backwards(event -> stopsAt.test(event.step()));
  }

  /** As {@link #next}, among the steps of one thread. */
  public boolean next(String thread) {
    return forwards(event -> isOf(event, thread) && stopsAt.test(event.step()));
  }

  /** As {@link #back}, among the steps of one thread. */
  public boolean back(String thread) {
    return backwards(event -> isOf(event, thread) && stopsAt.test(event.step()));
  }

  /**
   * Skips what is inside of a step: to its end; when it ends here, to what its thread does next.
   */
  public boolean over(RecordedStep step) {
    return endsHere(step)
        ? forwards(event -> isOf(event, step.thread()))
        : forwards(event -> isEndOf(event, step));
  }

  /** Undoes {@link #over}: to the step's start, or, when it starts here, to what came before. */
  public boolean backOver(RecordedStep step) {
    return timeline.startOf(step) == position
        ? backwards(event -> isOf(event, step.thread()))
        : backwards(event -> isStartOf(event, step));
  }

  /** To the end of the step around, as far as the same thread does it; of the step itself else. */
  public boolean out(RecordedStep step) {
    RecordedStep around = step.handedOff() ? step : step.parent().orElse(step);
    return forwards(event -> isEndOf(event, around));
  }

  /** To the next start of such a step. */
  public boolean runTo(Predicate<RecordedStep> wanted) {
    return forwards(
        event -> event instanceof RecordedStep.Event.Start && wanted.test(event.step()));
  }

  /** To the last start of such a step before here. */
  public boolean runBackTo(Predicate<RecordedStep> wanted) {
    return backwards(
        event -> event instanceof RecordedStep.Event.Start && wanted.test(event.step()));
  }

  /** Sets what {@link #resume} and {@link #reverse} stop at, in place of what was set before. */
  public void breakAt(Predicate<RecordedStep.Event> wanted) {
    breaksAt = requireNonNull(wanted);
  }

  /** Sets the steps at whose start {@link #resume} and {@link #reverse} stop. */
  public void breakAtStart(Predicate<RecordedStep> wanted) {
    breakAt(event -> event instanceof RecordedStep.Event.Start && wanted.test(event.step()));
  }

  /** To the next breakpoint; false when there is none, and then to the end of the recording. */
  public boolean resume() {
    boolean found = forwards(breaksAt);
    position = found ? position : timeline.size() - 1;
    return found;
  }

  /** To the last breakpoint before here; false when there is none, and then to the beginning. */
  public boolean reverse() {
    boolean found = backwards(breaksAt);
    position = found ? position : 0;
    return found;
  }

  /**
   * The stops of {@link #next} around here and this place itself, in order.
   *
   * @param count how many before and after
   */
  public List<Moment> around(int count) {
    Deque<Moment> stops = new ArrayDeque<>();
    Cursor other = new Cursor(timeline, stopsAt);
    other.position = position;
    while (stops.size() < count && other.back()) {
      stops.addFirst(other.here());
    }
    stops.addLast(here());
    other.position = position;
    for (int after = 0; after < count && other.next(); after++) {
      stops.addLast(other.here());
    }
    return List.copyOf(stops);
  }

  private boolean endsHere(RecordedStep step) {
    return timeline.endOf(step) == position;
  }

  private boolean forwards(Predicate<RecordedStep.Event> wanted) {
    for (int at = position + 1; at < timeline.size(); at++) {
      if (isStop(at) && wanted.test(timeline.event(at))) {
        position = at;
        return true;
      }
    }
    return false;
  }

  private boolean backwards(Predicate<RecordedStep.Event> wanted) {
    for (int at = position - 1; at >= 0; at--) {
      if (isStop(at) && wanted.test(timeline.event(at))) {
        position = at;
        return true;
      }
    }
    return false;
  }

  private boolean isStop(int at) {
    RecordedStep.Event event = timeline.event(at);
    return event instanceof RecordedStep.Event.Start
        || event instanceof RecordedStep.Event.End
        || at == timeline.size() - 1;
  }

  private static boolean isOf(RecordedStep.Event event, String thread) {
    return event.step().thread().equals(thread);
  }

  private static boolean isStartOf(RecordedStep.Event event, RecordedStep step) {
    return event instanceof RecordedStep.Event.Start && event.step() == step;
  }

  private static boolean isEndOf(RecordedStep.Event event, RecordedStep step) {
    return event instanceof RecordedStep.Event.End && event.step() == step;
  }
}
