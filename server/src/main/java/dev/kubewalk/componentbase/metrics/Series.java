package dev.kubewalk.componentbase.metrics;

import static java.util.Objects.requireNonNull;

import io.prometheus.metrics.core.datapoints.DataPoint;

/**
 * One value of a metric, kept at hand by who counts: on the way of a request nothing is looked up.
 *
 * @param <D> what the value can do
 */
public final class Series<D extends DataPoint> {
  private final Family<D> family;
  private final String[] labels;

  /** Null before the first use. */
  private volatile Bound<D> bound;

  /** A value, and which life of the family it belongs to: a reset begins another one. */
  private record Bound<D>(D point, int generation) {}

  Series(Family<D> family, String... labels) {
    this.family = requireNonNull(family);
    this.labels = labels.clone();
  }

  public D get() {
    Bound<D> now = bound;
    int generation = family.generation();
    if (now == null || now.generation != generation) {
      now = new Bound<>(family.with(labels), generation);
      bound = now;
    }
    return now.point;
  }
}
