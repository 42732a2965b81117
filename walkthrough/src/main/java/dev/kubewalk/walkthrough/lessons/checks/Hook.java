package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.queries.NoteIs;

/** A post-start hook ran and ended well. */
public record Hook(String name) implements Check {
  public Hook {
    requireNonNull(name, "'hook' needs 'name'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    NoteIs where = new NoteIs(NoteNames.HOOK, name);
    Outcome ran = new Performed(Steps.RUN_POST_START_HOOK, where).judge(evidence, words);
    return new Outcome(ran.holds(), words.of("wanted.hook", name), ran.found());
  }
}
