package dev.kubewalk.walkthrough.lessons.queries;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Optional;

/**
 * What a step noted.
 *
 * @param at which element of a note that is a list: {@code first}, {@code last}, or null for all
 */
public record Note(Steps step, NoteIs where, String name, String at) implements Query {
  @Override
  public Optional<Answer> ask(Recording recording) {
    return evidence(recording).map(found -> {
      List<String> values = found.noteList(name);
      String text = "first".equals(at)
          ? values.get(0)
          : "last".equals(at) ? values.get(values.size() - 1) : String.join(", ", values);
      return answer(text);
    });
  }

  private static Answer answer(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Answer.yesNo(Boolean.parseBoolean(text));
    }
    return text.matches("\\d{1,18}") ? Answer.number(Long.parseLong(text)) : Answer.name(text);
  }

  @Override
  public Optional<RecordedStep> evidence(Recording recording) {
    return Query.performances(recording, step, where).stream()
        .filter(performed -> !performed.noteList(name).isEmpty())
        .findFirst();
  }
}
