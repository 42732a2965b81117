package dev.kubewalk.componentbase.metrics;

import dev.kubewalk.componentbase.GoFloat;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.Comparator;
import java.util.List;

/**
 * The Prometheus text format, version 0.0.4. The library's own writer has names and numbers of
 * OpenMetrics: counters called {@code authentication_attempts} would become {@code
 * authentication_attempts_total}, and a bound of 1 would be {@code 1.0}.
 *
 * <p>Go: github.com/prometheus/common/expfmt/text_create.go (MetricFamilyToText)
 */
final class TextFormat {
  private final StringBuilder out = new StringBuilder(64 * 1024);

  String write(MetricSnapshots metrics) {
    metrics.stream()
        .filter(metric -> !metric.getDataPoints().isEmpty())
        .sorted(Comparator.comparing(metric -> metric.getMetadata().getOriginalName()))
        .forEach(this::write);
    return out.toString();
  }

  private void write(MetricSnapshot metric) {
    String name = metric.getMetadata().getOriginalName();
    if (metric instanceof CounterSnapshot counter) {
      head(metric.getMetadata(), "counter");
      sorted(counter.getDataPoints()).forEach(p -> value(name, p.getLabels(), p.getValue()));
    } else if (metric instanceof GaugeSnapshot gauge) {
      head(metric.getMetadata(), "gauge");
      sorted(gauge.getDataPoints()).forEach(p -> value(name, p.getLabels(), p.getValue()));
    } else if (metric instanceof HistogramSnapshot histogram) {
      head(metric.getMetadata(), "histogram");
      sorted(histogram.getDataPoints()).forEach(point -> histogram(name, point));
    } else if (metric instanceof SummarySnapshot summary) {
      head(metric.getMetadata(), "summary");
      sorted(summary.getDataPoints()).forEach(point -> summary(name, point));
    } else {
      throw new IllegalArgumentException("a metric of a type that v1.18 has none of: " + name);
    }
  }

  private static <P extends DataPointSnapshot> List<P> sorted(List<P> points) {
    return points.stream()
        .sorted(Comparator.comparing(DataPointSnapshot::getLabels))
        .toList();
  }

  private void head(MetricMetadata metadata, String type) {
    String name = metadata.getOriginalName();
    String help = metadata.getHelp() == null ? "" : metadata.getHelp();
    out.append("# HELP ").append(name).append(' ');
    out.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void histogram(String name, HistogramSnapshot.HistogramDataPointSnapshot point) {
    long upToHere = 0;
    for (ClassicHistogramBucket bucket : point.getClassicBuckets()) {
      upToHere += bucket.getCount();
      String bound = GoFloat.format(bucket.getUpperBound());
      value(name + "_bucket", point.getLabels(), "le", bound, (double) upToHere);
    }
    value(name + "_sum", point.getLabels(), point.getSum());
    value(name + "_count", point.getLabels(), (double) upToHere);
  }

  private void summary(String name, SummarySnapshot.SummaryDataPointSnapshot point) {
    for (Quantile quantile : point.getQuantiles()) {
      String share = GoFloat.format(quantile.getQuantile());
      value(name, point.getLabels(), "quantile", share, quantile.getValue());
    }
    value(name + "_sum", point.getLabels(), point.getSum());
    value(name + "_count", point.getLabels(), (double) point.getCount());
  }

  private void value(String name, Labels labels, double value) {
    value(name, labels, "", "", value);
  }

  /** The extra label stands last, as Go puts it. */
  private void value(String name, Labels labels, String extra, String extraValue, double value) {
    out.append(name);
    String mark = "{";
    for (Label label : labels) {
      label(mark, label.getName(), label.getValue());
      mark = ",";
    }
    if (!extra.isEmpty()) {
      label(mark, extra, extraValue);
      mark = ",";
    }
    out.append(mark.equals("{") ? " " : "} ").append(GoFloat.format(value)).append('\n');
  }

  private void label(String mark, String name, String value) {
    out.append(mark).append(name).append("=\"");
    out.append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\""));
    out.append('"');
  }
}
