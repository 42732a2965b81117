package dev.kubewalk.tracer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The bounded queue between the traced threads and the writer.
 *
 * <p>Adding never waits: what finds the buffer full is counted as lost. The writer takes all at
 * once. A traced thread wakes the writer only when it has gone to sleep for good; otherwise the
 * writer looks by itself every few milliseconds, which keeps the cost of a step low.
 */
final class EventBuffer {

  /** What was waiting, and how many events were lost before they could be taken. */
  record Batch(List<Event> events, long lost) {}

  private static final long NAP_NANOS = 10_000_000;
  private static final int NAPS_BEFORE_SLEEP = 15;

  private final int capacity;
  private final Object lock = new Object();
  private List<Event> waiting;
  private List<Event> spare;
  private long lost;
  private volatile Thread sleeper;

  EventBuffer(int capacity) {
    this.capacity = capacity;
    this.waiting = new ArrayList<>(Math.min(capacity, 1024));
    this.spare = new ArrayList<>(Math.min(capacity, 1024));
  }

  void add(Event event) {
    synchronized (lock) {
      if (waiting.size() >= capacity) {
        lost++;
        return;
      }
      waiting.add(event);
    }
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
  }

  /** Takes everything; the list is valid until the next call. Only the writer calls this. */
  Batch take() {
    synchronized (lock) {
      List<Event> taken = waiting;
      long gap = lost;
      spare.clear();
      waiting = spare;
      spare = taken;
      lost = 0;
      return new Batch(taken, gap);
    }
  }

  /** Waits for something to take: in short naps first, then until a traced thread adds. */
  void pause(int emptyRounds) {
    if (emptyRounds < NAPS_BEFORE_SLEEP) {
      LockSupport.parkNanos(this, NAP_NANOS);
      return;
    }
    sleeper = Thread.currentThread();
    if (isEmpty()) {
      LockSupport.park(this);
    }
    sleeper = null;
  }

  boolean isEmpty() {
    synchronized (lock) {
      return waiting.isEmpty() && lost == 0;
    }
  }

  void wake(Thread writer) {
    LockSupport.unpark(writer);
  }
}
