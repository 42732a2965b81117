package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;

/**
 * Keeps answers out of shared caches, unless a handler says something else.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/cachecontrol.go (WithCacheControl)
 */
public final class WithCacheControl implements Handler {
  private final Handler next;

  public WithCacheControl(Handler next) {
    this.next = requireNonNull(next);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_CACHE_CONTROL)) {
      response.setHeader("Cache-Control", "no-cache, private");
      step.note("Cache-Control", "no-cache, private");
      next.serve(request, response);
    }
  }
}
