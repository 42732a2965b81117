package dev.kubewalk.apimachinery.util.wait;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that happens once, and that many wait for: our counterpart of a {@code chan struct{}}
 * that is only ever closed. Closing it again does nothing.
 *
 * <p>Go: stopCh of staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go
 */
public final class StopChannel {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Guarded by this; emptied when the channel closes. */
  private final List<Runnable> actions = new ArrayList<>();

  public void close() {
    List<Runnable> toRun;
    synchronized (this) {
      if (isClosed()) {
        return;
      }
      closed.countDown();
      toRun = List.copyOf(actions);
      actions.clear();
    }
    toRun.forEach(Runnable::run);
  }

  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Blocks until the channel is closed; an interrupt counts as closing. */
  public void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Blocks for at most {@code limit}; true when the channel is closed (or we are interrupted). */
  public boolean await(Duration limit) {
    try {
      return closed.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Runs {@code action} when the channel closes, in the closing thread; at once if it is. */
  public void onClose(Runnable action) {
    synchronized (this) {
      if (!isClosed()) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
