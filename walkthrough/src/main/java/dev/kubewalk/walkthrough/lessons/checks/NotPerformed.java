package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.NoteIs;
import dev.kubewalk.walkthrough.lessons.queries.Query;

/** A step was not performed. */
public record NotPerformed(Steps step, NoteIs where) implements Check {
  public NotPerformed {
    requireNonNull(step, "'not-performed' needs 'step'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = words.of("wanted.not-performed", Describe.step(step, where));
    return evidence.ofRecording(
        wanted,
        words,
        recording -> Outcome.of(
            Query.performances(recording, step, where).isEmpty(),
            wanted,
            words.of("found.performed")));
  }
}
