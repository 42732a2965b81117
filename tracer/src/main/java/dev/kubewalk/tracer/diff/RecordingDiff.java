package dev.kubewalk.tracer.diff;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.numbering.Numbering;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Two recordings side by side: which settings differ, and the steps of both as one forest in which
 * each knows its counterpart.
 */
public final class RecordingDiff {
  private final Recording before;
  private final Recording after;
  private final List<Setting> settings;
  private final List<StepDiff> roots;
  private final Numbering numbersBefore;
  private final Numbering numbersAfter;

  private RecordingDiff(
      Recording before, Recording after, List<Setting> settings, List<StepDiff> roots) {
    this.before = before;
    this.after = after;
    this.settings = settings;
    this.roots = roots;
    this.numbersBefore = Numbering.of(before);
    this.numbersAfter = Numbering.of(after);
  }

  public static RecordingDiff of(Recording before, Recording after) {
    List<Setting> settings = Setting.differing(before, after);
    Alignment alignment = new Alignment(new Causes(settings));
    return new RecordingDiff(
        before, after, settings, alignment.align(before.roots(), after.roots()));
  }

  public Recording before() {
    return before;
  }

  public Recording after() {
    return after;
  }

  /** The settings that differ: the program's and the JDK's version, and flags. */
  public List<Setting> settings() {
    return settings;
  }

  /** The steps without a parent; in the order of the second run, removed ones where they were. */
  public List<StepDiff> roots() {
    return roots;
  }

  /** The number of a step in words and pictures of the second run, or of the first if gone. */
  public String number(StepDiff step) {
    return step.removed()
        ? numbersBefore.number(step.before().id())
        : numbersAfter.number(step.after().id());
  }

  /** All steps of both runs, parents before children. */
  public List<StepDiff> all() {
    List<StepDiff> all = new ArrayList<>();
    roots.forEach(root -> root.collect(all));
    return all;
  }

  public long count(Predicate<StepDiff> wanted) {
    return all().stream().filter(wanted).count();
  }

  /** Whether both runs did the same steps in the same order and with the same outcome. */
  public boolean sameSteps() {
    return all().stream().noneMatch(StepDiff::changesTheRun);
  }

  /** How long a run took until it served and waited to be stopped; empty if it never came there. */
  public static OptionalLong startupNanos(Recording recording) {
    return recording.performances(Steps.WAIT_FOR_STOP).stream()
        .mapToLong(RecordedStep::startNanos)
        .findFirst();
  }
}
