package dev.kubewalk.apiserver.admission;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Times admission: each plugin, and each of the two steps with all plugins in it.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/metrics/metrics.go (AdmissionMetrics)
 */
public final class AdmissionMetrics {
  private static final String PREFIX = "apiserver_admission_";
  private static final String STEP_HELP =
      "Admission sub-step latency %s in seconds, broken out for each operation and API resource and"
          + " step type (validate or admit).";
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 2.5};
  private static final Duration SUMMARY_AGE = Duration.ofHours(5);
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final Family<DistributionDataPoint> steps;
  private final Family<DistributionDataPoint> stepSummary;
  private final Family<DistributionDataPoint> plugins;

  public AdmissionMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    this.steps = registry.histogram(
        PREFIX + "step_admission_duration_seconds",
        STEP_HELP.formatted("histogram"),
        SECONDS,
        "type",
        "operation",
        "rejected");
    this.stepSummary = registry.summary(
        PREFIX + "step_admission_duration_seconds_summary",
        STEP_HELP.formatted("summary"),
        SUMMARY_AGE,
        "type",
        "operation",
        "rejected");
    this.plugins = registry.histogram(
        PREFIX + "controller_admission_duration_seconds",
        "Admission controller latency histogram in seconds, identified by name and broken out for"
            + " each operation and API resource and type (validate or admit).",
        SECONDS,
        "name",
        "type",
        "operation",
        "rejected");
  }

  /** Times one of the two steps. */
  Timer step(String type) {
    return new Timer(
        clock,
        (operation, rejected) -> List.of(
            steps.series(type, operation, rejected),
            stepSummary.series(type, operation, rejected)));
  }

  /** Times one plugin in one of the two steps. */
  Timer plugin(String name, String type) {
    return new Timer(
        clock, (operation, rejected) -> List.of(plugins.series(name, type, operation, rejected)));
  }

  /** Times one thing that admission does. */
  static final class Timer {
    private final Clock clock;

    /** By operation, and within each first what was let through. */
    private final List<List<Series<DistributionDataPoint>>> series = new ArrayList<>();

    Timer(Clock clock, BiFunction<String, String, List<Series<DistributionDataPoint>>> of) {
      this.clock = clock;
      for (Attributes.Operation operation : Attributes.Operation.values()) {
        series.add(of.apply(operation.name(), "false"));
        series.add(of.apply(operation.name(), "true"));
      }
    }

    /** The start, in nanoseconds. */
    long start() {
      return clock.nanoTime();
    }

    void stop(Attributes.Operation operation, boolean rejected, long start) {
      double seconds = (clock.nanoTime() - start) / NANOS_PER_SECOND;
      for (Series<DistributionDataPoint> one :
          series.get(2 * operation.ordinal() + (rejected ? 1 : 0))) {
        one.get().observe(seconds);
      }
    }
  }
}
