package dev.kubewalk.tracer.gate;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.StepView;
import java.util.List;

/**
 * A thread that waits at the start of a step.
 *
 * @param step the step that has been opened and whose work has not begun
 * @param stack the step and those that it is inside of, innermost first, with the notes so far
 */
public record Hold(StepView step, List<StepView> stack) {
  public Hold {
    requireNonNull(step);
    stack = List.copyOf(stack);
  }

  /** The name of the thread that waits. */
  public String thread() {
    return step.thread();
  }
}
