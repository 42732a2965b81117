package dev.kubewalk.tracer;

/**
 * Told of every step while the server runs, on the thread that does the step.
 *
 * <p>A listener may take its time in {@link #onStart}: that is how a run is walked through step by
 * step. A listener that throws is not called again.
 */
public interface StepListener {

  /** The step has been opened; none of its work is done. */
  void onStart(StepView step);

  /** The step has been closed. */
  void onEnd(StepView step);
}
