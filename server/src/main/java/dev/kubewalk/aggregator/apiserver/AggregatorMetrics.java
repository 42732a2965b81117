package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * How the merged OpenAPI document is doing, and which APIServices are not available.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/openapi/aggregator/metrics.go,
 * pkg/controllers/status/metrics.go
 */
public final class AggregatorMetrics {
  private static final String STARTUP = "startup";
  private static final String UPDATE = "update";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final Family<GaugeDataPoint> durations;
  private final Series<CounterDataPoint> updates;
  private final AtomicBoolean built = new AtomicBoolean();

  public AggregatorMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    Family<CounterDataPoint> counts = registry.counter(
        "aggregator_openapi_v2_regeneration_count",
        "Counter of OpenAPI v2 spec regeneration count broken down by causing APIService name and"
            + " reason.",
        "apiservice",
        "reason");
    this.durations = registry.gauge(
        "aggregator_openapi_v2_regeneration_duration",
        "Gauge of OpenAPI v2 spec regeneration duration in seconds.",
        "reason");
    this.updates = counts.series("*", UPDATE);
    // As in Go, the first document is shown here but does not count as one made again.
    counts.series("*", STARTUP).get();
  }

  /** {@code document} with its making counted and timed. */
  public <T> Supplier<T> timed(Supplier<T> document) {
    return () -> {
      long start = clock.nanoTime();
      T made = document.get();
      boolean first = built.compareAndSet(false, true);
      if (!first) {
        updates.get().inc();
      }
      durations.with(first ? STARTUP : UPDATE).set((clock.nanoTime() - start) / NANOS_PER_SECOND);
      return made;
    };
  }

  /** Shows of each APIService whether it is unavailable. */
  static void watchAvailability(
      KubeRegistry registry, Supplier<? extends Collection<Unstructured>> services) {
    registry.observeAlpha(
        "aggregator_unavailable_apiservice",
        "Gauge of APIServices which are marked as unavailable broken down by APIService name.",
        List.of("name"),
        sink -> services
            .get()
            .forEach(service -> sink.accept(isUnavailable(service) ? 1 : 0, service.name())));
  }

  private static boolean isUnavailable(Unstructured service) {
    return service.objectsAt("status.conditions").stream()
        .anyMatch(condition -> condition.stringAt("type").equals("Available")
            && !condition.stringAt("status").equals("True"));
  }
}
