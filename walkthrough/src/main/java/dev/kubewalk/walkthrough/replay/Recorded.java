package dev.kubewalk.walkthrough.replay;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.gate.Hold;
import dev.kubewalk.tracer.replay.Moment;
import dev.kubewalk.tracer.replay.Timeline;
import dev.kubewalk.walkthrough.narration.LiveNumbering;
import dev.kubewalk.walkthrough.stepping.StepNames;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The steps of a recording with the numbers and names that people know them by. */
public final class Recorded {
  private final Timeline timeline;
  private final LiveNumbering numbering = new LiveNumbering();
  private final StepNames names = new StepNames(numbering);

  public Recorded(Timeline timeline) {
    this.timeline = requireNonNull(timeline);
    timeline.recording().steps().forEach(step -> numbering.onStart(bare(step)));
  }

  public Timeline timeline() {
    return timeline;
  }

  public LiveNumbering numbering() {
    return numbering;
  }

  /** The steps called so; {@link StepNames} says how. */
  public Predicate<RecordedStep> called(String name) {
    Predicate<StepView> called = names.called(name);
    return step -> called.test(bare(step));
  }

  /** True when this recording has such a step. */
  public boolean has(String name) {
    return timeline.recording().steps().stream().anyMatch(called(name));
  }

  /** Such as {@code 3.4.2}. */
  public String number(RecordedStep step) {
    return numbering.number(bare(step));
  }

  /** 0 for a section itself, 1 for 3.4, 2 for 3.4.2. */
  public int depth(RecordedStep step) {
    return numbering.depth(bare(step));
  }

  /** A thread's innermost step and its stack, as a gate would show a thread that it holds. */
  public static Hold hold(Moment moment, String thread) {
    List<StepView> stack = moment.stack(thread).stream().map(moment::view).toList();
    return new Hold(stack.get(0), stack);
  }

  /** The step without what it noted: enough to number it. */
  private static StepView bare(RecordedStep step) {
    long parent = step.parent().map(RecordedStep::id).orElse(0L);
    return new StepView(
        step.id(), parent, step.entry(), step.thread(), step.startNanos(), -1, Map.of(), null);
  }
}
