package dev.kubewalk.walkthrough.lessons.checks;

import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.lessons.queries.NoteIs;

/** Names steps for readers. */
final class Describe {
  private Describe() {}

  /** Such as {@code server.runPostStartHook (hook = crd-informer-synced)}. */
  static String step(Steps step, NoteIs where) {
    String name = step.id() + " " + step.goFunction();
    return where == null ? name : name + " (" + where.note() + " = " + where.is() + ")";
  }
}
