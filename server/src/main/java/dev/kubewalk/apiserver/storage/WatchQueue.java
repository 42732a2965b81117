package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The stream of a watch: what happened waits here, bounded, until the reader takes it. The writer
 * never blocks; a reader that lags by more than the capacity loses the watch and has to begin
 * again. Turning what happened into events is done in the reader's thread.
 *
 * @param <T> what the writer puts in
 */
public final class WatchQueue<T> implements WatchStream {
  private final Function<T, Optional<WatchEvent>> toEvent;
  private final int capacity;
  private final Runnable onClose;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** What waits; guarded by the lock, as is all below. */
  private final ArrayDeque<T> waiting = new ArrayDeque<>();

  /** The last event, when the watch failed. */
  private WatchEvent failure;

  private boolean ended;
  private Runnable wake = () -> {};

  /**
   * @param toEvent what the reader sees of it; nothing when its selector does not choose it
   * @param onClose called once when the watch is over, from whichever side
   */
  public WatchQueue(int capacity, Function<T, Optional<WatchEvent>> toEvent, Runnable onClose) {
    this.capacity = capacity;
    this.toEvent = requireNonNull(toEvent, "toEvent is null");
    this.onClose = requireNonNull(onClose, "onClose is null");
  }

  /** A stream that only says why there is no watch. */
  public static WatchStream failed(WatchEvent.Failure failure) {
    WatchQueue<WatchEvent> queue = new WatchQueue<>(1, Optional::of, () -> {});
    queue.fail(failure);
    return queue;
  }

  /** Adds what happened. False when the reader is too slow, or gone: the watch is then over. */
  public boolean offer(T happened) {
    return offerAll(List.of(happened), capacity);
  }

  public boolean offerAll(List<T> happened) {
    return offerAll(happened, capacity);
  }

  /** Adds the state that the watch begins with, however large. */
  public void begin(List<T> state) {
    offerAll(state, Integer.MAX_VALUE);
  }

  /** Adds it only if there is room for it; for what may be lost, such as bookmarks. */
  public void offerIfRoom(T happened) {
    boolean full;
    lock.lock();
    try {
      full = waiting.size() >= capacity;
    } finally {
      lock.unlock();
    }
    if (!full) {
      offer(happened);
    }
  }

  /** Ends the watch with a reason, after what waits. */
  public void fail(WatchEvent.Failure reason) {
    lock.lock();
    try {
      if (!ended) {
        failure = reason;
      }
    } finally {
      lock.unlock();
    }
    end(false);
  }

  /** Ends the watch after what waits. */
  public void end() {
    end(false);
  }

  @Override
  public List<WatchEvent> take(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    while (true) {
      lock.lockInterruptibly();
      try {
        while (waiting.isEmpty() && !ended && left > 0) {
          left = changed.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
      List<WatchEvent> events = poll();
      if (!events.isEmpty() || left <= 0 || isEnded()) {
        return events;
      }
    }
  }

  @Override
  public List<WatchEvent> poll() {
    List<T> taken;
    WatchEvent last = null;
    lock.lock();
    try {
      taken = new ArrayList<>(waiting);
      waiting.clear();
      if (ended) {
        last = failure;
        failure = null;
      }
    } finally {
      lock.unlock();
    }
    List<WatchEvent> events = new ArrayList<>(taken.size());
    for (T happened : taken) {
      toEvent.apply(happened).ifPresent(events::add);
    }
    if (last != null) {
      events.add(last);
    }
    return events;
  }

  @Override
  public boolean isEnded() {
    lock.lock();
    try {
      return ended && waiting.isEmpty() && failure == null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onAvailable(Runnable newWake) {
    boolean now;
    lock.lock();
    try {
      wake = requireNonNull(newWake, "newWake is null");
      now = ended || !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
    if (now) {
      newWake.run();
    }
  }

  @Override
  public void close() {
    end(true);
  }

  private boolean offerAll(List<T> happened, int room) {
    Runnable toWake;
    lock.lock();
    try {
      if (ended) {
        return false;
      }
      if (waiting.size() + happened.size() > room) {
        toWake = null;
      } else {
        waiting.addAll(happened);
        changed.signal();
        toWake = wake;
      }
    } finally {
      lock.unlock();
    }
    if (toWake == null) {
      end(true);
      return false;
    }
    toWake.run();
    return true;
  }

  private void end(boolean dropWaiting) {
    Runnable toWake;
    lock.lock();
    try {
      if (dropWaiting) {
        waiting.clear();
        failure = null;
      }
      if (ended) {
        return;
      }
      ended = true;
      changed.signalAll();
      toWake = wake;
    } finally {
      lock.unlock();
    }
    onClose.run();
    toWake.run();
  }
}
