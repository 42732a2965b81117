package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/** How many steps were performed directly inside a step. */
public record Inside(Steps step, NoteIs where) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording).map(found -> Answer.number(found.children().size()));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, step, where).stream().findFirst();
  }
}
