package dev.kubewalk.componentbase;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it; who sleeps on it wakes when it has moved far enough. */
public final class TestingClock implements Clock {
  private Instant now = Instant.parse("2020-03-25T00:00:00Z");
  private long nanos;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    Instant until = now.plus(duration);
    while (now.isBefore(until)) {
      wait();
    }
  }

  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
    notifyAll();
  }
}
