package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests were at work at once, at the most, in the last second: looking only now and then
 * would miss short peaks.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/maxinflight.go (requestWatermark,
 * startRecordingUsage)
 */
public final class InFlightMetrics {
  static final String READ_ONLY = "readOnly";
  static final String MUTATING = "mutating";

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Clock clock;
  private final Family<GaugeDataPoint> gauges;
  private final AtomicInteger mostReads = new AtomicInteger();
  private final AtomicInteger mostWrites = new AtomicInteger();

  public InFlightMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    this.gauges = registry.gauge(
        "apiserver_current_inflight_requests",
        "Maximal number of currently used inflight request limit of this apiserver per request kind"
            + " in last second.",
        "requestKind");
  }

  /** Notes that so many requests of a sort are at work. */
  void record(boolean read, int atWork) {
    AtomicInteger most = read ? mostReads : mostWrites;
    if (atWork > most.get()) {
      most.accumulateAndGet(atWork, Math::max);
    }
  }

  /** Shows the peaks since the last time. */
  void update() {
    gauges.with(READ_ONLY).set(mostReads.getAndSet(0));
    gauges.with(MUTATING).set(mostWrites.getAndSet(0));
  }

  /** Shows the peaks every second, for as long as the process lives. */
  public Thread start(GoRoutines go) {
    return go.go("in-flight-metrics", this::updateForever);
  }

  private void updateForever() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        update();
        clock.sleep(PERIOD);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
