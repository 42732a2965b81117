package dev.kubewalk.walkthrough.lessons.queries;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.RecordedStep;

/** Picks among the performances of a step the one with a certain note, such as one hook's. */
public record NoteIs(String note, String is) {
  public NoteIs {
    requireNonNull(note, "'where' needs 'note'");
    requireNonNull(is, "'where' needs 'is'");
  }

  public boolean holds(RecordedStep step) {
    return step.note(note).filter(is::equals).isPresent();
  }
}
