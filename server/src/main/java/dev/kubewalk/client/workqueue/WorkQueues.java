package dev.kubewalk.client.workqueue;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;

/** Makes the queues of one server: each tells in the server's metrics, by its name, how it does. */
public record WorkQueues(GoRoutines go, Klog log, Clock clock, KubeRegistry metrics) {
  public WorkQueues {
    requireNonNull(go);
    requireNonNull(log);
    requireNonNull(clock);
    requireNonNull(metrics);
  }

  /**
   * A new queue.
   *
   * @param name unique in the server; in the metrics and of the threads
   */
  public WorkQueue named(String name) {
    return new WorkQueue(name, go, log, new WorkQueueMetrics(name, metrics, clock));
  }
}
