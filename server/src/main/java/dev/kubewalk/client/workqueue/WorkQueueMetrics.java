package dev.kubewalk.client.workqueue;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * How one queue does: how much waits, how long things wait, and how long work on them takes.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/workqueue/metrics.go (defaultQueueMetrics),
 * staging/src/k8s.io/component-base/metrics/prometheus/workqueue/metrics.go
 */
final class WorkQueueMetrics {
  private static final double[] SECONDS = KubeRegistry.exponentialBuckets(1e-8, 10, 10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final Series<GaugeDataPoint> depth;
  private final Series<CounterDataPoint> adds;
  private final Series<CounterDataPoint> retries;
  private final Series<DistributionDataPoint> waits;
  private final Series<DistributionDataPoint> works;

  /** When each key that waits was added, and when work on each key that is worked on began. */
  private final Map<String, Long> added = new ConcurrentHashMap<>();

  private final Map<String, Long> begun = new ConcurrentHashMap<>();

  WorkQueueMetrics(String name, KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    this.depth =
        registry.gauge("workqueue_depth", "Current depth of workqueue", "name").series(name);
    this.adds = registry
        .counter("workqueue_adds_total", "Total number of adds handled by workqueue", "name")
        .series(name);
    this.retries = registry
        .counter("workqueue_retries_total", "Total number of retries handled by workqueue", "name")
        .series(name);
    this.waits = registry
        .histogram(
            "workqueue_queue_duration_seconds",
            "How long in seconds an item stays in workqueue before being requested.",
            SECONDS,
            "name")
        .series(name);
    this.works = registry
        .histogram(
            "workqueue_work_duration_seconds",
            "How long in seconds processing an item from workqueue takes.",
            SECONDS,
            "name")
        .series(name);
    showAtOnce();
    observe(
        registry,
        name,
        "workqueue_unfinished_work_seconds",
        "How many seconds of work has done that is in progress and hasn't been observed by"
            + " work_duration. Large values indicate stuck threads. One can deduce the number of"
            + " stuck threads by observing the rate at which this increases.",
        starts -> starts.stream().mapToDouble(this::since).sum());
    observe(
        registry,
        name,
        "workqueue_longest_running_processor_seconds",
        "How many seconds has the longest running processor for workqueue been running.",
        starts -> starts.stream().mapToDouble(this::since).max().orElse(0));
  }

  /** A queue that has had nothing to do yet is there all the same, with zeros. */
  private void showAtOnce() {
    depth.get();
    adds.get();
    retries.get();
    waits.get();
    works.get();
  }

  private void observe(
      KubeRegistry registry,
      String queue,
      String name,
      String help,
      ToDoubleFunction<Collection<Long>> value) {
    registry.observeAlpha(
        name,
        help,
        List.of("name"),
        sink -> sink.accept(value.applyAsDouble(begun.values()), queue));
  }

  void added(String key) {
    adds.get().inc();
    depth.get().inc();
    added.putIfAbsent(key, clock.nanoTime());
  }

  void taken(String key) {
    depth.get().dec();
    Long since = added.remove(key);
    if (since != null) {
      waits.get().observe(since(since));
    }
    begun.put(key, clock.nanoTime());
  }

  void done(String key) {
    Long since = begun.remove(key);
    if (since != null) {
      works.get().observe(since(since));
    }
  }

  void retried() {
    retries.get().inc();
  }

  private double since(long nanos) {
    return (clock.nanoTime() - nanos) / NANOS_PER_SECOND;
  }
}
