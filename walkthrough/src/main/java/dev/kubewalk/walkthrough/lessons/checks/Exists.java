package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.walkthrough.lessons.Words;

/** An object exists on the learner's server. */
public record Exists(String path) implements Check {
  private static final int OK = 200;

  public Exists {
    requireNonNull(path, "'exists' needs 'path'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    Outcome asked = new Answers(path, OK, null).judge(evidence, words);
    return new Outcome(asked.holds(), words.of("wanted.exists", path), asked.found());
  }
}
