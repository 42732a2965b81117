package dev.kubewalk.componentbase.metrics;

import static java.util.Objects.requireNonNull;

import io.prometheus.metrics.core.datapoints.DataPoint;
import io.prometheus.metrics.core.metrics.StatefulMetric;

/**
 * The values of one metric, one for each combination of label values.
 *
 * <p>Go: staging/src/k8s.io/component-base/metrics/counter.go (CounterVec) and its like
 *
 * @param <D> what a value can do: count, be set, observe
 */
public final class Family<D extends DataPoint> {
  private final StatefulMetric<D, ?> metric;
  private volatile int generation;

  Family(StatefulMetric<D, ?> metric) {
    this.metric = requireNonNull(metric);
  }

  /** A lasting way to one value, which is served from its first use on. Looked up only once. */
  public Series<D> series(String... labels) {
    return new Series<>(this, labels);
  }

  /** Looks up one value: for labels that are not known beforehand. */
  public D with(String... labels) {
    return metric.labelValues(labels);
  }

  int generation() {
    return generation;
  }

  /** Forgets all values. */
  synchronized void clear() {
    metric.clear();
    generation = generation + 1;
  }
}
