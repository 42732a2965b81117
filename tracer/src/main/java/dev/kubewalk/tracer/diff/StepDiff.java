package dev.kubewalk.tracer.diff;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A step of one run with its counterpart in the other.
 *
 * @param before null for a step that only the second run did
 * @param after null for a step that only the first run did
 * @param moved whether the two runs did it in another order among its siblings
 * @param notes those that differ
 * @param causes the flags that differ and that this step's difference speaks of
 * @param children of both
 */
public record StepDiff(
    RecordedStep before,
    RecordedStep after,
    boolean moved,
    List<NoteDiff> notes,
    List<Setting> causes,
    List<StepDiff> children) {

  /** A step counts as slower or faster from this factor on. */
  private static final double FACTOR = 1.5;

  /** How it ended. */
  public enum Outcome {
    OK,
    FAILED,
    OPEN
  }

  public boolean added() {
    return before == null;
  }

  public boolean removed() {
    return after == null;
  }

  /** The step of the second run, or of the first if only that did it. */
  public RecordedStep step() {
    return after == null ? before : after;
  }

  public Steps entry() {
    return step().entry();
  }

  /** Whether both did it and it ended in another way, or failed with another message. */
  public boolean endedDifferently() {
    return both()
        && !(outcome(before) == outcome(after)
            && Objects.equals(before.failure(), after.failure()));
  }

  public static Outcome outcome(RecordedStep step) {
    if (step.isOpen()) {
      return Outcome.OPEN;
    }
    return step.failure().isPresent() ? Outcome.FAILED : Outcome.OK;
  }

  /** Whether the second run's own time was longer by half and by {@code threshold} nanoseconds. */
  public boolean slower(long threshold) {
    return timed() && longer(ownNanos(after), ownNanos(before), threshold);
  }

  /** The opposite of {@link #slower}. */
  public boolean faster(long threshold) {
    return timed() && longer(ownNanos(before), ownNanos(after), threshold);
  }

  /** A step's duration without that of its children on the same thread. */
  public static long ownNanos(RecordedStep step) {
    long inner = step.children().stream()
        .filter(child -> !child.handedOff())
        .mapToLong(RecordedStep::durationNanos)
        .sum();
    return Math.max(0, step.durationNanos() - inner);
  }

  /** Added, removed, moved, or ended differently; notes and times are details. */
  public boolean changesTheRun() {
    return added() || removed() || moved || endedDifferently();
  }

  /** Whether anything is to be told of it or of a step inside it. */
  public boolean differs(long threshold) {
    return differsItself(threshold)
        || children.stream().anyMatch(child -> child.differs(threshold));
  }

  /** Whether anything is to be told of the step itself. */
  public boolean differsItself(long threshold) {
    return changesTheRun() || !notes.isEmpty() || slower(threshold) || faster(threshold);
  }

  /** How many steps are inside it, at any depth. */
  public int size() {
    return children.stream().mapToInt(child -> 1 + child.size()).sum();
  }

  /** The failure of the second run, or of the first if the second has none. */
  public Optional<RecordedStep.Failure> failure() {
    Optional<RecordedStep.Failure> second = after == null ? Optional.empty() : after.failure();
    return second.or(() -> before == null ? Optional.empty() : before.failure());
  }

  void collect(List<StepDiff> all) {
    all.add(this);
    children.forEach(child -> child.collect(all));
  }

  private boolean both() {
    return before != null && after != null;
  }

  /** Waiting to be stopped takes as long as the user likes. */
  private boolean timed() {
    return both() && !before.isOpen() && !after.isOpen() && entry() != Steps.WAIT_FOR_STOP;
  }

  private static boolean longer(long one, long other, long threshold) {
    return one > other && one - other >= threshold && one >= other * FACTOR;
  }
}
