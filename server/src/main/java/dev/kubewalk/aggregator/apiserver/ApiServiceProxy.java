package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;

/**
 * Serves the paths of one APIService: a local one through the server behind the aggregator. One
 * that names a Service lives in another server; calling it is not built yet, so it is told to be
 * unavailable, as one whose Service cannot be reached is.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_proxy.go (proxyHandler)
 */
final class ApiServiceProxy implements Handler {
  private final Handler localDelegate;
  private volatile boolean local;

  ApiServiceProxy(Handler localDelegate) {
    this.localDelegate = requireNonNull(localDelegate);
  }

  /** Takes over what the APIService says now. */
  void update(Unstructured apiService) {
    local = !apiService.has("spec.service");
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    if (local) {
      localDelegate.serve(request, response);
    } else {
      Responses.error(response, "service unavailable", 503);
    }
  }
}
