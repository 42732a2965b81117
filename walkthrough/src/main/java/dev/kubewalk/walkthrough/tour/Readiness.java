package dev.kubewalk.walkthrough.tour;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.walkthrough.host.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;

/** Asks /readyz as any client would, until it says ok. */
final class Readiness {
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final int OK = 200;
  private static final int TIMEOUT_MILLIS = 2000;

  private final TourFlags flags;
  private final Clock clock;
  private volatile boolean ready;

  Readiness(TourFlags flags, Clock clock) {
    this.flags = flags;
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
      URL url = URI.create(flags.url() + "/readyz").toURL();
      HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
      connection.setSSLSocketFactory(Trust.in(flags.certificate()).getSocketFactory());
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setRequestProperty("Authorization", "Bearer " + flags.token());
      return connection.getResponseCode() == OK;
    } catch (IOException | GeneralSecurityException notYet) {
      // The port is not open, or nobody accepts yet.
      return false;
    }
  }
}
