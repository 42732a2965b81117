package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/** Whether one step began before another. */
public record Before(Steps first, NoteIs where, Steps then) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording)
        .flatMap(one -> recording.first(then).map(other -> Answer.yesNo(one.id() < other.id())));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, first, where).stream().findFirst();
  }
}
