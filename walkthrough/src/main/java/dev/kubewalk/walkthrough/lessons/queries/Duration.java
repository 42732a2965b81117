package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/** How long a step took. */
public record Duration(Steps step, NoteIs where) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording).map(found -> Answer.duration(found.durationNanos()));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, step, where).stream()
        .filter(performed -> !performed.isOpen())
        .findFirst();
  }
}
