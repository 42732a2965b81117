package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the requests at work and tells those that took too long. One thread looks over the few
 * requests at work now and then, instead of a timer being set and cancelled for each.
 */
public final class RequestDeadlines {
  private static final int LOOKS_PER_TIMEOUT = 100;

  private final Clock clock;
  private final Duration timeout;
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

  /** A request at work. */
  abstract static class Entry {
    private long deadline;

    /** Called once, on the looking thread, when the time is over. */
    abstract void expire();
  }

  public RequestDeadlines(Clock clock, Duration timeout) {
    this.clock = requireNonNull(clock);
    this.timeout = requireNonNull(timeout);
  }

  Duration timeout() {
    return timeout;
  }

  void add(Entry entry) {
    entry.deadline = clock.nanoTime() + timeout.toNanos();
    entries.add(entry);
  }

  void remove(Entry entry) {
    entries.remove(entry);
  }

  /** Tells all requests whose time is over. */
  void expireOverdue() {
    long now = clock.nanoTime();
    List<Entry> overdue =
        entries.stream().filter(entry -> now - entry.deadline >= 0).toList();
    for (Entry entry : overdue) {
      entries.remove(entry);
      entry.expire();
    }
  }

  /** Starts to look, for as long as the process lives or until the thread is interrupted. */
  public Thread start(GoRoutines goRoutines) {
    return goRoutines.go("request-deadlines", this::lookForever);
  }

  private void lookForever() {
    Duration pause = timeout.dividedBy(LOOKS_PER_TIMEOUT).plusMillis(1);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        clock.sleep(pause);
        expireOverdue();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
