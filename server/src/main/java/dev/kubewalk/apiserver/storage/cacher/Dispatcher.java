package dev.kubewalk.apiserver.storage.cacher;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that hands changes to watchers, for all caches of a server. About once a second it
 * also lets the caches send the bookmarks that are due.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go (Cacher.dispatchEvents), where
 * each cache has a goroutine of its own
 */
public final class Dispatcher implements AutoCloseable {
  private static final long TICK_MILLIS = 1_000;

  private final Clock clock;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final List<Cacher> caches = new CopyOnWriteArrayList<>();
  private final Thread thread;

  public Dispatcher(Clock clock, GoRoutines goRoutines) {
    this.clock = requireNonNull(clock, "clock is null");
    this.thread = goRoutines.go("watch-cache-dispatcher", this::run);
  }

  void join(Cacher cache) {
    caches.add(cache);
  }

  void leave(Cacher cache) {
    caches.remove(cache);
  }

  /** Runs {@code step} after all that was handed over before; never blocks. */
  void dispatch(Runnable step) {
    work.add(step);
  }

  long nanoTime() {
    return clock.nanoTime();
  }

  private void run() {
    try {
      long lastTick = clock.nanoTime();
      while (!Thread.currentThread().isInterrupted()) {
        Runnable step = work.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (step != null) {
          step.run();
        }
        long now = clock.nanoTime();
        if (now - lastTick >= TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
          lastTick = now;
          caches.forEach(cache -> cache.sendBookmarks(now));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
