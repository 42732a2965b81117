package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.NoteIs;
import dev.kubewalk.walkthrough.lessons.queries.Query;
import java.util.List;

/** A step was performed, and went well. */
public record Performed(Steps step, NoteIs where) implements Check {
  public Performed {
    requireNonNull(step, "'performed' needs 'step'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = words.of("wanted.performed", Describe.step(step, where));
    return evidence.ofRecording(wanted, words, recording -> {
      List<RecordedStep> all = Query.performances(recording, step, where);
      boolean well = all.stream().anyMatch(s -> !s.isOpen() && s.failure().isEmpty());
      String found = words.of(all.isEmpty() ? "found.not-performed" : "found.not-ended-well");
      return Outcome.of(well, wanted, found);
    });
  }
}
