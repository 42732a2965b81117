package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Words;
import java.util.Optional;

/** One step began before another; both were performed. */
public record Order(Steps first, Steps then) implements Check {
  public Order {
    requireNonNull(first, "'order' needs 'first'");
    requireNonNull(then, "'order' needs 'then'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = words.of("wanted.order", Describe.step(first, null), Describe.step(then, null));
    return evidence.ofRecording(wanted, words, recording -> {
      Optional<RecordedStep> one = recording.first(first);
      Optional<RecordedStep> other = recording.first(then);
      if (one.isEmpty() || other.isEmpty()) {
        Steps missing = one.isEmpty() ? first : then;
        return new Outcome(
            false, wanted, words.of("found.missing-step", Describe.step(missing, null)));
      }
      boolean holds = one.get().id() < other.get().id();
      return Outcome.of(holds, wanted, words.of("found.other-order"));
    });
  }
}
