package dev.kubewalk.componentbase;

import java.time.Duration;
import java.time.Instant;

/**
 * The only source of time. Everything that asks for the time, or waits, is given one, so that a
 * test can hand in a clock that it moves itself.
 *
 * <p>Go: k8s.io/utils/clock (Clock).
 */
public interface Clock {
  /** The wall-clock time, for what people and clients read. */
  Instant now();

  /** A monotonic reading in nanoseconds, for measuring how long something takes. */
  long nanoTime();

  /** Blocks the calling thread. */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
