package dev.kubewalk.apiserver.endpoints.metrics;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.Locale;

/**
 * Counts and times the requests that the filters let through.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go (InstrumentHandlerFunc)
 */
public final class RequestMetrics {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] SECONDS = {
    0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 1.75,
    2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60
  };

  private final LongRunning longRunning;
  private final Clock clock;
  private final Counter total;
  private final Histogram duration;
  private final Gauge open;

  public RequestMetrics(PrometheusRegistry registry, LongRunning longRunning, Clock clock) {
    this.longRunning = requireNonNull(longRunning);
    this.clock = requireNonNull(clock);
    requireNonNull(registry);
    this.total = Counter.builder()
        .name("apiserver_request_total")
        .help("Requests, by what they asked for and how they were answered.")
        .labelNames(
            "verb",
            "group",
            "version",
            "resource",
            "subresource",
            "scope",
            "component",
            "contentType",
            "code")
        .register(registry);
    this.duration = Histogram.builder()
        .name("apiserver_request_duration_seconds")
        .help("Time until the answer was complete.")
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .labelNames("verb", "group", "version", "resource", "subresource", "scope", "component")
        .register(registry);
    this.open = Gauge.builder()
        .name("apiserver_longrunning_gauge")
        .help("Long-running requests that are open now.")
        .labelNames("verb", "group", "version", "resource", "subresource", "scope", "component")
        .register(registry);
  }

  /** {@code next}, with its requests counted. */
  public Handler around(Handler next) {
    return (request, response) -> {
      RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
      if (info == null) {
        next.serve(request, response);
      } else {
        measure(next, request, response, info);
      }
    };
  }

  private void measure(Handler next, Request request, ResponseWriter response, RequestInfo info)
      throws IOException {
    String[] labels = labels(info);
    boolean lasting = longRunning.check(request, info);
    long start = clock.nanoTime();
    if (lasting) {
      open.labelValues(labels).inc();
    }
    try {
      next.serve(request, response);
    } finally {
      if (lasting) {
        open.labelValues(labels).dec();
      } else {
        duration.labelValues(labels).observe((clock.nanoTime() - start) / NANOS_PER_SECOND);
      }
      count(response, labels);
    }
  }

  private void count(ResponseWriter response, String[] labels) {
    String[] all = new String[labels.length + 2];
    System.arraycopy(labels, 0, all, 0, labels.length);
    all[labels.length] = response.header("Content-Type");
    all[labels.length + 1] = Integer.toString(response.status() == 0 ? 200 : response.status());
    total.labelValues(all).inc();
  }

  private static String[] labels(RequestInfo info) {
    String verb = info.verb().toUpperCase(Locale.ROOT);
    if (!info.resourceRequest()) {
      return new String[] {verb, "", "", "", "", "", "apiserver"};
    }
    String scope =
        !info.name().isEmpty() ? "resource" : info.namespace().isEmpty() ? "cluster" : "namespace";
    return new String[] {
      method(verb),
      info.apiGroup(),
      info.apiVersion(),
      info.resource(),
      info.subresource(),
      scope,
      "apiserver"
    };
  }

  /** Reads keep their own names; writes are named by their HTTP method. */
  private static String method(String verb) {
    return switch (verb) {
      case "CREATE" -> "POST";
      case "UPDATE" -> "PUT";
      case "DELETECOLLECTION" -> "DELETE";
      default -> verb;
    };
  }
}
