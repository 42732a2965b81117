package dev.kubewalk.apiserver.authentication.token;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;

/**
 * How useful the cache of tokens is. v1.18 has no help texts here.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/token/cache/stats.go (statsCollector)
 */
public final class TokenCacheMetrics {
  private static final String PREFIX = "authentication_token_cache_";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final Requests hits;
  private final Requests misses;
  private final Series<CounterDataPoint> fetched;
  private final Series<CounterDataPoint> fetchFailed;
  private final Series<GaugeDataPoint> blocked;
  private final Series<GaugeDataPoint> inFlight;

  private record Requests(Series<CounterDataPoint> total, Series<DistributionDataPoint> duration) {
    void add(double seconds) {
      total.get().inc();
      duration.get().observe(seconds);
    }
  }

  public TokenCacheMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    this.hits = requests(registry, "hit");
    this.misses = requests(registry, "miss");
    Family<CounterDataPoint> fetches = registry.counter(PREFIX + "fetch_total", "", "status");
    this.fetched = fetches.series("ok");
    this.fetchFailed = fetches.series("error");
    Family<GaugeDataPoint> active = registry.gauge(PREFIX + "active_fetch_count", "", "status");
    this.blocked = active.series("blocked");
    this.inFlight = active.series("in_flight");
  }

  private static Requests requests(KubeRegistry registry, String status) {
    return new Requests(
        registry.counter(PREFIX + "request_total", "", "status").series(status),
        registry
            .histogram(
                PREFIX + "request_duration_seconds", "", KubeRegistry.defaultBuckets(), "status")
            .series(status));
  }

  /** The start of a request, in nanoseconds. */
  long start() {
    return clock.nanoTime();
  }

  void hit(long start) {
    hits.add((clock.nanoTime() - start) / NANOS_PER_SECOND);
  }

  void missed(long start) {
    misses.add((clock.nanoTime() - start) / NANOS_PER_SECOND);
  }

  /** A token is being looked up: the request waits, and the authenticators are asked. */
  void fetching() {
    blocked.get().inc();
    inFlight.get().inc();
  }

  void fetched(boolean ok) {
    inFlight.get().dec();
    blocked.get().dec();
    (ok ? fetched : fetchFailed).get().inc();
  }
}
