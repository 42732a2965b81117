package dev.kubewalk.apimachinery.util.wait;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Loops that end when a channel closes.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/wait/wait.go (Until, PollImmediate)
 */
public final class Wait {
  /** What Go's ErrWaitTimeout says. */
  public static final String TIMED_OUT = "timed out waiting for the condition";

  private Wait() {}

  /** Runs {@code work} now, and again {@code period} after each end, until {@code stop} closes. */
  public static void until(Runnable work, Duration period, StopChannel stop) {
    while (!stop.isClosed()) {
      work.run();
      if (stop.await(period)) {
        return;
      }
    }
  }

  /** Like {@link #until}, but waits before the first run too. */
  public static void untilAfterDelay(Runnable work, Duration period, StopChannel stop) {
    if (!stop.await(period)) {
      until(work, period, stop);
    }
  }

  /**
   * Asks {@code condition} at once and then every {@code interval}.
   *
   * @return true when it held, false when {@code stop} closed first
   */
  public static boolean pollImmediateUntil(
      Duration interval, BooleanSupplier condition, StopChannel stop) {
    while (!stop.isClosed()) {
      if (condition.getAsBoolean()) {
        return true;
      }
      stop.await(interval);
    }
    return false;
  }

  /** Asks {@code condition} at once and then {@code attempts - 1} times more. */
  public static boolean pollImmediate(
      Duration interval, int attempts, BooleanSupplier condition, StopChannel stop) {
    for (int i = 0; i < attempts && !stop.isClosed(); i++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      stop.await(interval);
    }
    return false;
  }
}
