package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver.UnresolvablePathException;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
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
    RequestInfo info;
    try {
      info = resolver.resolve(request);
    } catch (UnresolvablePathException unresolvable) {
      ResponseWriters.internalError(
          request, response, "failed to create RequestInfo: " + unresolvable.getMessage());
      return;
    }
    next.serve(request.with(RequestKeys.REQUEST_INFO, info), response);
  }
}
