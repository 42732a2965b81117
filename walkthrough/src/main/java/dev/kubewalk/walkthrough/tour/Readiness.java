package dev.kubewalk.walkthrough.tour;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.componentbase.Clock;
import java.io.IOException;
import java.time.Duration;

/** Asks /readyz as any client would, until it says ok. */
final class Readiness {
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final TourClient client;
  private final Clock clock;
  private volatile boolean ready;

  Readiness(TourClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  boolean wasReady() {
    return ready;
  }

  /** True once the server is ready; false when it stops before. */
  boolean await(StopChannel stop) {
    while (!stop.isClosed()) {
      if (ask()) {
        ready = true;
        return true;
      }
      try {
        clock.sleep(INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private boolean ask() {
    try {
      return client.get("/readyz") == TourClient.OK;
    } catch (IOException notYet) {
      // The port is not open, or nobody accepts yet.
      return false;
    }
  }
}
