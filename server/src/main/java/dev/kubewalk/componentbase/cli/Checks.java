package dev.kubewalk.componentbase.cli;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects what is wrong with a set of options: every check is made, whatever the ones before it
 * found, so that a user learns of all mistakes at once. Every check is a step of the trace.
 *
 * <p>Go: the {@code []error} that every {@code Validate} of an options type returns.
 */
public final class Checks {
  private final List<String> messages = new ArrayList<>();
  private final Trace trace;

  public Checks(Trace trace) {
    this.trace = requireNonNull(trace, "trace is null");
  }

  /** Makes a check with one possible message; {@code about} says what was looked at. */
  public void check(Steps entry, String about, boolean good, Supplier<String> message) {
    checkAll(entry, about, good ? List.of() : List.of(message.get()));
  }

  /** Makes a check that may have several things to say. */
  public void checkAll(Steps entry, String about, List<String> found) {
    try (Step step = trace.step(entry)) {
      step.note("checked", about);
      if (!found.isEmpty()) {
        step.note("messages", found);
      }
    }
    messages.addAll(found);
  }

  /** Adds what is wrong and has no place in the order of Kubernetes' own checks. */
  public void addAll(List<String> found) {
    messages.addAll(found);
  }

  /** Everything that is wrong so far. */
  public List<String> messages() {
    return List.copyOf(messages);
  }
}
