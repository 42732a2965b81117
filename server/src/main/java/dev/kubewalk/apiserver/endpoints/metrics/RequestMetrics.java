package dev.kubewalk.apiserver.endpoints.metrics;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Request;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.List;

/**
 * Counts and times requests. As in v1.18 only requests that a route answers are counted: what the
 * filters refuse, and paths that nobody serves, are not; so clients cannot make up labels.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go
 */
public final class RequestMetrics {
  /**
   * What {@code DELETE /metrics} forgets. Go forgets the gauges of this file too, which then count
   * below zero when what they counted ends; ours stay true.
   */
  public static final List<String> RESET = List.of(
      "apiserver_request_total",
      "apiserver_request_duration_seconds",
      "apiserver_response_sizes",
      "apiserver_dropped_requests_total",
      "apiserver_watch_events_total",
      "apiserver_watch_events_sizes",
      "apiserver_request_terminations_total");

  private static final double[] SECONDS = {
    0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 1.75,
    2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60
  };

  private static final String[] CALL = {
    "verb", "dry_run", "group", "version", "resource", "subresource", "scope", "component"
  };

  private static final String[] PLACE = {
    "verb", "group", "version", "resource", "subresource", "scope", "component"
  };

  private final KubeRegistry registry;
  private final Clock clock;

  public RequestMetrics(KubeRegistry registry, Clock clock) {
    this.registry = requireNonNull(registry);
    this.clock = requireNonNull(clock);
  }

  /** The start of something that is timed, in nanoseconds. */
  public long now() {
    return clock.nanoTime();
  }

  /** The metrics of one route. */
  public RouteMetrics route(RouteMetrics.Route route) {
    return new RouteMetrics(this, route);
  }

  /** The metrics of watches of one kind. */
  public WatchMetrics watch(GroupVersionKind kind) {
    return new WatchMetrics(registry, kind);
  }

  /** Counts a request that was refused because too many are at work. */
  public void dropped(String requestKind) {
    registry
        .counter(
            "apiserver_dropped_requests_total",
            "Number of requests dropped with 'Try again later' response",
            "requestKind")
        .with(requestKind)
        .inc();
  }

  /** Counts a request that the server ended in self-defence. Go: RecordRequestTermination. */
  public void terminated(Request request, RequestInfo info, int code) {
    Family<CounterDataPoint> terminations = registry.counter(
        "apiserver_request_terminations_total",
        "Number of requests which apiserver terminated in self-defense.",
        with(PLACE, "code"));
    String verb = Calls.reportedVerb(Calls.upperCase(info.verb()), request);
    boolean resource = info.resourceRequest();
    terminations
        .with(
            verb,
            resource ? info.apiGroup() : "",
            resource ? info.apiVersion() : "",
            resource ? info.resource() : "",
            resource ? info.subresource() : info.path(),
            Calls.scope(info),
            RouteMetrics.COMPONENT,
            Integer.toString(code))
        .inc();
  }

  Family<CounterDataPoint> total() {
    return registry.counter(
        "apiserver_request_total",
        "Counter of apiserver requests broken out for each verb, dry run value, group, version,"
            + " resource, scope, component, and HTTP response contentType and code.",
        with(CALL, "contentType", "code"));
  }

  Family<DistributionDataPoint> duration() {
    return registry.histogram(
        "apiserver_request_duration_seconds",
        "Response latency distribution in seconds for each verb, dry run value, group, version,"
            + " resource, subresource, scope and component.",
        SECONDS,
        CALL);
  }

  Family<DistributionDataPoint> sizes() {
    return registry.histogram(
        "apiserver_response_sizes",
        "Response size distribution in bytes for each group, version, verb, resource, subresource,"
            + " scope and component.",
        KubeRegistry.exponentialBuckets(1000, 10, 7),
        PLACE);
  }

  Family<GaugeDataPoint> longRunning() {
    return registry.gauge(
        "apiserver_longrunning_gauge",
        "Gauge of all active long-running apiserver requests broken out by verb, group, version,"
            + " resource, scope and component. Not all requests are tracked this way.",
        PLACE);
  }

  private static String[] with(String[] labels, String... more) {
    String[] all = new String[labels.length + more.length];
    System.arraycopy(labels, 0, all, 0, labels.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }
}
