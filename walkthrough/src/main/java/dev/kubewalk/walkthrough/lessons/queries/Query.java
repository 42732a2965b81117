package dev.kubewalk.walkthrough.lessons.queries;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Optional;

/**
 * A question to a recording. Written in a lesson as a name with parameters, such as {@code count:
 * {step: hooks.run-post-start-hook}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Count.class, name = "count"),
  @JsonSubTypes.Type(value = Inside.class, name = "inside"),
  @JsonSubTypes.Type(value = Note.class, name = "note"),
  @JsonSubTypes.Type(value = NoteSize.class, name = "size"),
  @JsonSubTypes.Type(value = Superlative.class, name = "which"),
  @JsonSubTypes.Type(value = FirstOf.class, name = "first"),
  @JsonSubTypes.Type(value = Happened.class, name = "happened"),
  @JsonSubTypes.Type(value = Before.class, name = "before"),
  @JsonSubTypes.Type(value = AllEnded.class, name = "all-ended"),
  @JsonSubTypes.Type(value = Duration.class, name = "duration")
})
public sealed interface Query
    permits Count,
        Inside,
        Note,
        NoteSize,
        Superlative,
        FirstOf,
        Happened,
        Before,
        AllEnded,
        Duration {
  /** What the run says; empty when it did not come so far. */
  Optional<Answer> ask(Recording recording);

  /** The step to look at for who wants to see it in the recording. */
  Optional<RecordedStep> evidence(Recording recording);

  /** The performances of a step, those with a certain note only if one is asked for. */
  static List<RecordedStep> performances(Recording recording, Steps step, NoteIs where) {
    return recording.performances(step).stream()
        .filter(performed -> where == null || where.holds(performed))
        .toList();
  }
}
