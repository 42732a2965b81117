package dev.kubewalk.walkthrough.narration;

import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.numbering.Numbering;

/**
 * Numbers steps as the story does, while they happen. Add it to the recorder before the listeners
 * that ask it.
 */
public final class LiveNumbering implements StepListener {
  private final Numbering numbering = new Numbering();

  @Override
  public synchronized void onStart(StepView step) {
    numbering.add(step.id(), step.parent(), step.entry());
  }

  @Override
  public void onEnd(StepView step) {}

  /** Such as {@code 3.4.2}. */
  public synchronized String number(StepView step) {
    return numbering.number(step.id());
  }

  /** 0 for a section itself, 1 for 3.4, 2 for 3.4.2. */
  public synchronized int depth(StepView step) {
    return numbering.depth(step.id());
  }
}
