package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.NoteIs;
import dev.kubewalk.walkthrough.lessons.queries.Query;
import java.util.List;

/**
 * A step noted a value: so far did a flag or setting come.
 *
 * @param is the value, or one of the values of a note that is a list
 */
public record NoteCheck(Steps step, NoteIs where, String name, String is) implements Check {
  public NoteCheck {
    requireNonNull(step, "'note' needs 'step'");
    requireNonNull(name, "'note' needs 'name'");
    requireNonNull(is, "'note' needs 'is'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = words.of("wanted.note", Describe.step(step, where), name, is);
    return evidence.ofRecording(wanted, words, recording -> {
      List<String> values = Query.performances(recording, step, where).stream()
          .flatMap(performed -> performed.noteList(name).stream())
          .distinct()
          .toList();
      String found = values.isEmpty()
          ? words.of("found.not-performed")
          : words.of("found.value", String.join(", ", values));
      return Outcome.of(values.contains(is), wanted, found);
    });
  }
}
