package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/** Whether a step was performed at all. */
public record Happened(Steps step, NoteIs where) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return Optional.of(Answer.yesNo(evidence(recording).isPresent()));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, step, where).stream().findFirst();
  }
}
