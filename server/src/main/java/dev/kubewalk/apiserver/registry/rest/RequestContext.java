package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.tracer.Trace;
import java.time.Instant;

/**
 * What a strategy may know about the request it works for.
 *
 * @param now the time that the request's objects are stamped with
 * @param dryRun true when nothing will be stored
 * @param trace where the work for this request is recorded; off for most
 */
public record RequestContext(
    RequestInfo info, UserInfo user, Instant now, boolean dryRun, Trace trace) {
  public String namespace() {
    return info.namespace();
  }

  /** The same request, as if it named {@code namespace}. */
  public RequestContext inNamespace(String namespace) {
    RequestInfo moved = new RequestInfo(
        info.resourceRequest(),
        info.path(),
        info.verb(),
        info.apiPrefix(),
        info.apiGroup(),
        info.apiVersion(),
        namespace,
        info.target());
    return new RequestContext(moved, user, now, dryRun, trace);
  }
}
