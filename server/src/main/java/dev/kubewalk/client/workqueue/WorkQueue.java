package dev.kubewalk.client.workqueue;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keys to be worked on. A key that is added several times before it is worked on is worked on once;
 * a key added while it is worked on is worked on again afterwards, never by two workers at once. A
 * failed key comes back after a while that doubles with each failure.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/workqueue/queue.go (Type),
 * rate_limiting_queue.go (rateLimitingType)
 */
public final class WorkQueue {
  private static final long FIRST_DELAY_MILLIS = 5;
  private static final int MOST_DOUBLINGS = 12;

  private final String name;
  private final Klog log;
  private final GoRoutines go;
  private final WorkQueueMetrics metrics;
  private final StopChannel stop = new StopChannel();

  /** Guarded by this, like the next three. */
  private final LinkedHashSet<String> waiting = new LinkedHashSet<>();

  private final Set<String> atWork = new HashSet<>();
  private final Set<String> again = new HashSet<>();
  private final Map<String, Integer> failures = new HashMap<>();

  WorkQueue(String name, GoRoutines go, Klog log, WorkQueueMetrics metrics) {
    this.name = requireNonNull(name);
    this.go = requireNonNull(go);
    this.log = requireNonNull(log);
    this.metrics = requireNonNull(metrics);
  }

  public synchronized void add(String key) {
    if (atWork.contains(key)) {
      if (again.add(key)) {
        metrics.added(key);
      }
    } else if (waiting.add(key)) {
      metrics.added(key);
      notifyAll();
    }
  }

  /** Starts workers that give each key to {@code sync} until {@code stopWorkers} closes. */
  public void run(int workers, Consumer<String> sync, StopChannel stopWorkers) {
    stopWorkers.onClose(this::shutDown);
    for (int i = 0; i < workers; i++) {
      go.go(name + "-worker", () -> work(sync));
    }
  }

  private synchronized void shutDown() {
    stop.close();
    notifyAll();
  }

  private void work(Consumer<String> sync) {
    for (Optional<String> key = take(); key.isPresent(); key = take()) {
      try {
        sync.accept(key.get());
        succeeded(key.get());
      } catch (StatusException e) {
        log.errorf("%s: %s failed with : %s", name, key.get(), e.getMessage());
        retryLater(key.get());
      } finally {
        done(key.get());
      }
    }
  }

  /** The next key, or empty when the queue shuts down. */
  private synchronized Optional<String> take() {
    try {
      while (waiting.isEmpty() && !stop.isClosed()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    if (stop.isClosed()) {
      return Optional.empty();
    }
    String key = waiting.iterator().next();
    waiting.remove(key);
    atWork.add(key);
    metrics.taken(key);
    return Optional.of(key);
  }

  private synchronized void succeeded(String key) {
    failures.remove(key);
  }

  private synchronized void done(String key) {
    metrics.done(key);
    atWork.remove(key);
    if (again.remove(key)) {
      // Counted already, when it came.
      waiting.add(key);
      notifyAll();
    }
  }

  private void retryLater(String key) {
    metrics.retried();
    int times;
    synchronized (this) {
      times = failures.merge(key, 1, Integer::sum);
    }
    long millis = FIRST_DELAY_MILLIS << Math.min(times - 1, MOST_DOUBLINGS);
    go.go(name + "-retry", () -> {
      if (!stop.await(Duration.ofMillis(millis))) {
        add(key);
      }
    });
  }
}
