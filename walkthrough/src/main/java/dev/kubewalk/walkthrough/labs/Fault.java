package dev.kubewalk.walkthrough.labs;

import dev.kubewalk.cmd.kubeapiserver.Environment;
import dev.kubewalk.tracer.Steps;

/** Something that goes wrong at a step. */
interface Fault {
  /** The step at which it goes wrong. */
  Steps at();

  /**
   * Called on the thread that begins the step, before the step's work. It may block until {@link
   * Bench#over}, change the world, or throw: that is a panic at this step.
   */
  default void strike(Bench bench) {}

  /** What the server stands on, with a faulty part in it. */
  default Environment environment(Environment sound, Bench bench) {
    return sound;
  }
}
