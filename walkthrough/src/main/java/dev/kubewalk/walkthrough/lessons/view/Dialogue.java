package dev.kubewalk.walkthrough.lessons.view;

import java.util.Optional;

/** Where a learner types. */
public interface Dialogue {
  /** What was typed after a prompt; empty when there is no more to come. */
  Optional<String> ask(String prompt);
}
