package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.Optional;

/** How many elements a note has that is a list. */
public record NoteSize(Steps step, NoteIs where, String name) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording).map(found -> Answer.number(found.noteList(name).size()));
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, step, where).stream()
        .filter(performed -> performed.notes().containsKey(name))
        .findFirst();
  }
}
