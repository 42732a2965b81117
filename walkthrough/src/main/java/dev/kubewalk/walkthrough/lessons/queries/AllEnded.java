package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether every performance of a step had ended when another step began. */
public record AllEnded(Steps step, Steps before) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    List<RecordedStep> all = recording.performances(step);
    return recording
        .first(before)
        .filter(then -> !all.isEmpty())
        .map(then -> Answer.yesNo(
            all.stream().allMatch(one -> !one.isOpen() && one.endNanos() <= then.startNanos())));
  }

  /** The last one to end. */
  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return recording.performances(step).stream()
        .max(Comparator.comparingLong(one -> one.isOpen() ? Long.MAX_VALUE : one.endNanos()));
  }
}
