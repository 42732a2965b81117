package dev.kubewalk.componentbase.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.StatefulMetric;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The metrics of one server. Go has one registry for the process; here it is handed to who counts,
 * so that two servers in one JVM count apart.
 *
 * <p>Asking twice for a name gives the same family: the parts of a server that count the same thing
 * need not know each other. As in Go, a family is served from the first value on, and the help text
 * begins with how stable the metric is: all of v1.18 are alpha.
 *
 * <p>Go: staging/src/k8s.io/component-base/metrics/registry.go (KubeRegistry),
 * legacyregistry/registry.go
 */
public final class KubeRegistry {
  /** Bounds for what takes milliseconds to seconds. Go: prometheus.DefBuckets. */
  private static final double[] DEFAULT_BUCKETS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private static final String ALPHA = "[ALPHA] ";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Family<?>> families = new ConcurrentHashMap<>();
  private final Map<String, List<Consumer<Sink>>> observed = new ConcurrentHashMap<>();

  /** Takes the values of a metric that is looked up rather than kept. */
  @FunctionalInterface
  public interface Sink {
    /** A value under these label values, in the order of the metric's labels. */
    void accept(double value, String... labels);
  }

  public static double[] defaultBuckets() {
    return DEFAULT_BUCKETS.clone();
  }

  /** {@code count} bounds, each {@code factor} times the one before. */
  public static double[] exponentialBuckets(double first, double factor, int count) {
    double[] bounds = new double[count];
    double bound = first;
    for (int i = 0; i < count; i++) {
      bounds[i] = bound;
      bound *= factor;
    }
    return bounds;
  }

  public Family<CounterDataPoint> counter(String name, String help, String... labels) {
    return family(
        name,
        () ->
            Counter.builder().name(name).help(ALPHA + help).labelNames(labels).register(registry));
  }

  public Family<GaugeDataPoint> gauge(String name, String help, String... labels) {
    return family(
        name,
        () -> Gauge.builder().name(name).help(ALPHA + help).labelNames(labels).register(registry));
  }

  /** Counts values up to each of {@code bounds}. */
  public Family<DistributionDataPoint> histogram(
      String name, String help, double[] bounds, String... labels) {
    return family(
        name,
        () -> Histogram.builder()
            .name(name)
            .help(ALPHA + help)
            .classicOnly()
            .classicUpperBounds(bounds)
            .labelNames(labels)
            .register(registry));
  }

  /** Estimates the median, the 90th and the 99th percentile of the values of {@code maxAge}. */
  public Family<DistributionDataPoint> summary(
      String name, String help, Duration maxAge, String... labels) {
    return family(
        name,
        () -> Summary.builder()
            .name(name)
            .help(ALPHA + help)
            .quantile(0.5, 0.05)
            .quantile(0.9, 0.01)
            .quantile(0.99, 0.001)
            .maxAgeSeconds(maxAge.toSeconds())
            .labelNames(labels)
            .register(registry));
  }

  /** A gauge that asks each of its sources when somebody reads it. */
  public void observe(String name, String help, List<String> labels, Consumer<Sink> source) {
    observed.computeIfAbsent(name, n -> observe(n, help, labels)).add(source);
  }

  private List<Consumer<Sink>> observe(String name, String help, List<String> labels) {
    List<Consumer<Sink>> sources = new CopyOnWriteArrayList<>();
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels.toArray(String[]::new))
        .callback(callback -> sources.forEach(source -> source.accept(callback::call)))
        .register(registry);
    return sources;
  }

  /** Like {@link #observe}, for a metric of Kubernetes' own. */
  public void observeAlpha(String name, String help, List<String> labels, Consumer<Sink> source) {
    observe(name, ALPHA + help, labels, source);
  }

  /** A counter without labels that is asked when somebody reads it. */
  public void observeCounter(String name, String help, Supplier<OptionalDouble> source) {
    // The library's own counter of this kind forgets whether its name ends in _total.
    MetricMetadata metadata = MetricMetadata.builder()
        .name(PrometheusNaming.sanitizeMetricName(name))
        .expositionBaseName(name)
        .originalName(name)
        .help(help)
        .build();
    registry.register((Collector) () -> new CounterSnapshot(
        metadata,
        source.get().stream()
            .mapToObj(value ->
                CounterSnapshot.CounterDataPointSnapshot.builder().value(value).build())
            .toList()));
  }

  /** Forgets what was counted under these names. */
  public void reset(List<String> names) {
    for (String name : names) {
      Family<?> family = families.get(name);
      if (family != null) {
        family.clear();
      }
    }
  }

  /** All metrics that have a value, in the Prometheus text format. */
  public String text() {
    return new TextFormat().write(registry.scrape());
  }

  @SuppressWarnings("unchecked") // a name is of one type, or a second one fails to register
  private <D extends DataPoint> Family<D> family(
      String name, Supplier<StatefulMetric<D, ?>> maker) {
    return (Family<D>) families.computeIfAbsent(name, n -> new Family<>(maker.get()));
  }
}
