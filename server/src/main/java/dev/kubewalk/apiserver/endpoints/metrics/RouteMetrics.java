package dev.kubewalk.apiserver.endpoints.metrics;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.componentbase.metrics.Series;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.Arrays;

/**
 * The metrics of one route. What a route can end in is a handful of things, a JSON answer with 200
 * above all: each is looked up once, and found again by comparing.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go (InstrumentRouteFunc,
 * MonitorRequest, RecordLongRunning)
 */
public final class RouteMetrics {
  static final String COMPONENT = "apiserver";

  private static final double NANOS_PER_SECOND = 1e9;

  private final RequestMetrics metrics;
  private final Route route;

  /** Replaced as a whole when an outcome is new; writers hold this. */
  private volatile Outcome[] outcomes = {};

  /**
   * A route.
   *
   * @param verb such as LIST; a health check's route has no resource, and its path for a subresource
   */
  public record Route(
      String verb,
      String group,
      String version,
      String resource,
      String subresource,
      String component) {
    public static Route of(
        String verb, String group, String version, String resource, String subresource) {
      return new Route(verb, group, version, resource, subresource, COMPONENT);
    }

    /** Of a path that belongs to no API group, as v1.18 counts health checks. */
    public static Route ofPath(String path) {
      return new Route("GET", "", "", "", path, "");
    }

    private boolean reads() {
      return verb.equals("GET") || verb.equals("LIST");
    }
  }

  /** What was asked, beyond the route. */
  private record Call(String verb, String dryRun, String scope) {}

  /** What came of it, and where that is counted; {@code sizes} is null for writes. */
  private record Outcome(
      Call call,
      String contentType,
      int code,
      Series<CounterDataPoint> total,
      Series<DistributionDataPoint> duration,
      Series<DistributionDataPoint> sizes) {
    boolean is(Call other, String type, int status) {
      return code == status && call.equals(other) && contentType.equals(type);
    }
  }

  RouteMetrics(RequestMetrics metrics, Route route) {
    this.metrics = requireNonNull(metrics);
    this.route = requireNonNull(route);
  }

  /** The start of a request, in nanoseconds. */
  public long start() {
    return metrics.now();
  }

  /**
   * Counts a request that was answered.
   *
   * @param scope cluster, namespace or resource
   * @param start what {@link #start} gave
   */
  public void answered(Request request, ResponseWriter response, String scope, long start) {
    Call call = new Call(Calls.reportedVerb(route.verb, request), Calls.dryRun(request), scope);
    int code = response.status() == 0 ? 200 : response.status();
    Outcome outcome = outcome(call, response.header("Content-Type"), code);
    outcome.total.get().inc();
    outcome.duration.get().observe((metrics.now() - start) / NANOS_PER_SECOND);
    if (outcome.sizes != null) {
      outcome.sizes.get().observe((double) response.written());
    }
  }

  /** Whether this request is a watch by this route. */
  public boolean isWatch(Request request) {
    return Calls.reportedVerb(route.verb, request).equals("WATCH");
  }

  /** The number of such requests that are open. */
  public GaugeDataPoint open(Request request, RequestInfo info) {
    return metrics
        .longRunning()
        .with(
            Calls.reportedVerb(Calls.upperCase(info.verb()), request),
            route.group,
            route.version,
            route.resource,
            route.subresource,
            Calls.scope(info),
            route.component);
  }

  private Outcome outcome(Call call, String contentType, int code) {
    for (Outcome known : outcomes) {
      if (known.is(call, contentType, code)) {
        return known;
      }
    }
    return newOutcome(call, contentType, code);
  }

  private synchronized Outcome newOutcome(Call call, String contentType, int code) {
    Outcome[] before = outcomes;
    Outcome outcome = new Outcome(
        call,
        contentType,
        code,
        metrics.total().series(labels(call, contentType, Integer.toString(code))),
        metrics.duration().series(labels(call)),
        route.reads() ? metrics.sizes().series(place(call)) : null);
    Outcome[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = outcome;
    outcomes = after;
    return outcome;
  }

  private String[] labels(Call call, String... more) {
    String[] labels = {
      call.verb,
      call.dryRun,
      route.group,
      route.version,
      route.resource,
      route.subresource,
      call.scope,
      route.component
    };
    String[] all = Arrays.copyOf(labels, labels.length + more.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }

  private String[] place(Call call) {
    return new String[] {
      call.verb,
      route.group,
      route.version,
      route.resource,
      route.subresource,
      call.scope,
      route.component
    };
  }
}
