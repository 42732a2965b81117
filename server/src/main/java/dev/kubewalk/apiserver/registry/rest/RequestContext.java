package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import java.time.Instant;

/**
 * What a strategy may know about the request it works for.
 *
 * @param now the time that the request's objects are stamped with
 * @param dryRun true when nothing will be stored
 */
public record RequestContext(RequestInfo info, UserInfo user, Instant now, boolean dryRun) {
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
    return new RequestContext(moved, user, now, dryRun);
  }
}
