package dev.kubewalk.componentbase.systemd;

import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Tells systemd that the service is up. Java has no datagram sockets of the Unix family, so
 * systemd's own tool sends the message; where there is none, the failure is logged as in Go.
 *
 * <p>Go: vendor/github.com/coreos/go-systemd/daemon/sdnotify.go (SdNotify)
 */
public final class Systemd {
  private static final long LIMIT_SECONDS = 2;

  private Systemd() {}

  /**
   * @param socket the value of NOTIFY_SOCKET, null or empty outside of systemd
   * @return whether a message was sent
   */
  public static boolean notifyReady(String socket, Klog log) {
    if (socket == null || socket.isEmpty()) {
      return false;
    }
    try {
      Process process = new ProcessBuilder("systemd-notify", "--ready").start();
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      log.error("Unable to send systemd daemon successful start message: " + e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
