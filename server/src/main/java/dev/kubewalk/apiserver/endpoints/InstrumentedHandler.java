package dev.kubewalk.apiserver.endpoints;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.metrics.RouteMetrics;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.io.IOException;

/**
 * A route's handler with its requests counted. It writes the answer of a handler that fails, too, so
 * that failures are counted with what the client sees of them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go (InstrumentRouteFunc,
 * InstrumentHandlerFunc)
 */
public final class InstrumentedHandler implements ResourceHandler {
  private final ResourceHandler handler;
  private final RouteMetrics metrics;
  private final Scopes scopes;

  /** What a route's requests are about, for their metrics. */
  @FunctionalInterface
  public interface Scopes {
    /** Built-in resources: the route's own scope, whether it names an object or not. */
    Scopes OF_ROUTE = names -> names.namespace().isEmpty() ? "cluster" : "namespace";

    /** Custom resources, as their requests say. */
    Scopes OF_REQUEST = names -> names.name().isEmpty() ? OF_ROUTE.of(names) : "resource";

    String of(Names names);
  }

  public InstrumentedHandler(ResourceHandler handler, RouteMetrics metrics, Scopes scopes) {
    this.handler = requireNonNull(handler);
    this.metrics = requireNonNull(metrics);
    this.scopes = requireNonNull(scopes);
  }

  @Override
  public void serve(Request request, ResponseWriter response, Names names) throws IOException {
    long start = metrics.start();
    RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
    if (metrics.isWatch(request)) {
      GaugeDataPoint open = metrics.open(request, info);
      open.inc();
      try {
        answer(request, response, names);
      } finally {
        open.dec();
      }
    } else {
      answer(request, response, names);
    }
    metrics.answered(request, response, scopes.of(names), start);
  }

  private void answer(Request request, ResponseWriter response, Names names) throws IOException {
    try {
      handler.serve(request, response, names);
    } catch (StatusException e) {
      ResponseWriters.error(request, response, e);
    }
  }
}
