package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A fault with a name, and what to ask the server that has it. The texts lie under the name in this
 * package's resources.
 */
public record Lab(String name, Fault fault, List<Question> questions) {
  public Lab {
    requireNonNull(name);
    requireNonNull(fault);
    questions = List.copyOf(questions);
  }
}
