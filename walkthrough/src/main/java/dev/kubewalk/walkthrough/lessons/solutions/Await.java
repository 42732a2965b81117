package dev.kubewalk.walkthrough.lessons.solutions;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.walkthrough.lessons.checks.Answers;

/**
 * Waits until the learner's running server answers a GET in a certain way: what an action before
 * has set in motion takes a moment.
 *
 * @param contains a text that the body must contain; null when any will do
 * @param command what a learner would type to wait for it, or to look
 */
public record Await(String path, int status, String contains, String command) implements Action {
  public Await {
    requireNonNull(path, "'await' needs 'path'");
    requireNonNull(command, "'await' needs 'command'");
  }

  @Override
  public boolean needsServer() {
    return true;
  }

  Answers wanted() {
    return new Answers(path, status, contains);
  }
}
