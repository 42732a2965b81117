package dev.kubewalk.kv;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import java.time.Duration;

/** Looks once a second for leases that have run out. */
public final class LeaseReaper implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Clock clock;
  private final Runnable expire;
  private final Thread thread;
  private volatile boolean closed;

  public LeaseReaper(Clock clock, GoRoutines goRoutines, Runnable expire) {
    this.clock = requireNonNull(clock, "clock is null");
    this.expire = requireNonNull(expire, "expire is null");
    this.thread = goRoutines.go("kv-lease-reaper", this::run);
  }

  private void run() {
    while (!closed) {
      try {
        clock.sleep(INTERVAL);
        expire.run();
      } catch (InterruptedException | BackendException.Closed e) {
        return;
      } catch (BackendException e) {
        // The store cannot write just now; the leases are still there in a second.
        continue;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
