package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/** How often a step was performed. */
public record Count(Steps step, NoteIs where) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return Optional.of(Answer.number(Query.performances(recording, step, where).size()));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, step, where).stream().findFirst();
  }
}
