package dev.kubewalk.walkthrough.lessons.checks;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.walkthrough.lessons.Words;
import java.io.IOException;

/**
 * The learner's server answers a GET of a path in a certain way.
 *
 * @param contains a text that the body must contain; null when any will do
 */
public record Answers(String path, int status, String contains) implements Check {
  public Answers {
    requireNonNull(path, "'answers' needs 'path'");
  }

  @Override
  public Outcome judge(Evidence evidence, Words words) {
    String wanted = contains == null
        ? words.of("wanted.answers", path, status)
        : words.of("wanted.answers-with", path, status, contains);
    if (evidence.server().isEmpty()) {
      return new Outcome(false, wanted, words.of("found.no-server"));
    }
    try {
      LiveServer.Response answer = evidence.server().get().send("GET", path, "");
      boolean holds =
          answer.status() == status && (contains == null || answer.body().contains(contains));
      String found = answer.status() == status
          ? words.of("found.other-body")
          : words.of("found.status", answer.status());
      return Outcome.of(holds, wanted, found);
    } catch (IOException e) {
      return new Outcome(false, wanted, words.of("found.no-server"));
    }
  }
}
