package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver.UnresolvablePathException;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;

/**
 * Understands the path once, for all filters behind it.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/requestinfo.go (WithRequestInfo)
 */
public final class WithRequestInfo implements Handler {
  private final Handler next;
  private final RequestInfoResolver resolver;

  public WithRequestInfo(Handler next, RequestInfoResolver resolver) {
    this.next = requireNonNull(next);
    this.resolver = requireNonNull(resolver);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_REQUEST_INFO)) {
      serve(request, response, step);
    }
  }

  private void serve(Request request, ResponseWriter response, Step step) throws IOException {
    RequestInfo info;
    try {
      info = resolver.resolve(request);
    } catch (UnresolvablePathException unresolvable) {
      step.failed(unresolvable);
      ResponseWriters.internalError(
          request, response, "failed to create RequestInfo: " + unresolvable.getMessage());
      return;
    }
    tell(info, step);
    next.serve(request.with(RequestKeys.REQUEST_INFO, info), response);
  }

  private static void tell(RequestInfo info, Step step) {
    step.note("verb", info.verb());
    step.note("resource request", info.resourceRequest());
    if (info.resourceRequest()) {
      step.note("group", info.apiGroup());
      step.note("version", info.apiVersion());
      step.note("namespace", info.namespace());
      step.note("resource", info.resource());
      step.note("subresource", info.subresource());
      step.note("name", info.name());
    }
  }
}
