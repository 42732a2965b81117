package dev.kubewalk.apiserver.endpoints.metrics;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;

/**
 * Watches of one kind: how many are open, and what they were sent.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go (RegisteredWatchers,
 * WatchEvents, WatchEventsSizes)
 */
public final class WatchMetrics {
  private static final String[] LABELS = {"group", "version", "kind"};

  private final Series<GaugeDataPoint> watchers;
  private final Series<CounterDataPoint> events;
  private final Series<DistributionDataPoint> sizes;

  WatchMetrics(KubeRegistry registry, GroupVersionKind kind) {
    String[] values = {kind.group(), kind.version(), kind.kind()};
    this.watchers = registry
        .gauge(
            "apiserver_registered_watchers",
            "Number of currently registered watchers for a given resources",
            LABELS)
        .series(values);
    this.events = registry
        .counter("apiserver_watch_events_total", "Number of events sent in watch clients", LABELS)
        .series(values);
    this.sizes = registry
        .histogram(
            "apiserver_watch_events_sizes",
            "Watch event size distribution in bytes",
            KubeRegistry.exponentialBuckets(1024, 2, 8),
            LABELS)
        .series(values);
  }

  public void opened() {
    watchers.get().inc();
  }

  public void closed() {
    watchers.get().dec();
  }

  /**
   * Counts an event.
   *
   * @param bytes of its object
   */
  public void sent(int bytes) {
    events.get().inc();
    sizes.get().observe(bytes);
  }
}
