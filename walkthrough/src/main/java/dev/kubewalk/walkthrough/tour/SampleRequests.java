package dev.kubewalk.walkthrough.tour;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The requests with which a tour ends: a write, which goes all the way to the disk, and a read of
 * what was written, which the watch cache answers. Their ways are recorded; the object is deleted
 * again, which is not.
 */
final class SampleRequests {
  private static final int RECORDED = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final String NAMESPACE = "/api/v1/namespaces/default";
  private static final String COLLECTION = NAMESPACE + "/configmaps";
  private static final String OBJECT = COLLECTION + "/kubewalk-tour";
  private static final String CONFIG_MAP =
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"kubewalk-tour\"},"
          + "\"data\":{\"written-by\":\"kubewalk tour\"}}";

  private final TourClient client;
  private final Clock clock;

  SampleRequests(TourClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Makes the requests and waits until the recording has them whole: a client has its answer before
   * the last filter is left.
   *
   * @throws IOException when the server does not answer, or the recording cannot be read
   */
  void make(Path recording) throws IOException, InterruptedException {
    long start = clock.nanoTime();
    // A controller makes the namespace, and readiness does not wait for it.
    while (client.get(NAMESPACE) != TourClient.OK && !isOver(start)) {
      clock.sleep(PAUSE);
    }
    try {
      client.send("POST", COLLECTION, CONFIG_MAP, true);
      client.send("GET", OBJECT, "", true);
    } finally {
      client.send("DELETE", OBJECT, "", false);
    }
    while (!isRecorded(recording) && !isOver(start)) {
      clock.sleep(PAUSE);
    }
  }

  private boolean isOver(long start) {
    return clock.nanoTime() - start > PATIENCE.toNanos();
  }

  private static boolean isRecorded(Path recording) throws IOException {
    return Recording.load(recording).performances(Steps.SERVE_REQUEST).stream()
            .filter(step -> !step.isOpen() && step.note("path").orElse("").startsWith(COLLECTION))
            .count()
        >= RECORDED;
  }
}
