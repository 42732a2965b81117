package dev.kubewalk.walkthrough.lessons.queries;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which of the performances of a step was the one that took longest, ended last, or began first;
 * told by one of its notes.
 *
 * @param name the note that names the performance, such as {@code hook}
 */
public record Superlative(Steps step, Most most, String name) implements Query {
  /** What sets the performance apart. */
  public enum Most {
    @JsonProperty("longest")
    LONGEST,
    @JsonProperty("last-to-end")
    LAST_TO_END,
    @JsonProperty("first-to-begin")
    FIRST_TO_BEGIN
  }

  public Superlative {
    requireNonNull(most, "'which' needs 'most'");
  }

  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording).flatMap(found -> found.note(name)).map(Answer::name);
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    var ended = recording.performances(step).stream().filter(performed -> !performed.isOpen());
    return switch (most) {
      case LONGEST -> ended.max(Comparator.comparingLong(RecordedStep::durationNanos));
      case LAST_TO_END -> ended.max(Comparator.comparingLong(RecordedStep::endNanos));
      case FIRST_TO_BEGIN -> ended.min(Comparator.comparingLong(RecordedStep::startNanos));
    };
  }
}
