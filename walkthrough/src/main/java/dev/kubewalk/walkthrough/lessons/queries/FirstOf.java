package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of several steps began first; told by its Go function. */
public record FirstOf(List<Steps> steps) implements Query {
  public FirstOf {
    steps = List.copyOf(steps);
  }

  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording).map(found -> Answer.name(found.entry().goFunction()));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return steps.stream()
        .flatMap(step -> recording.first(step).stream())
        .min(Comparator.comparingLong(RecordedStep::id));
  }
}
