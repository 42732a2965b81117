package dev.kubewalk.apiserver.endpoints.request;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.http.Request;

/**
 * What travels with a request through the filters.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/request/context.go
 */
public final class RequestKeys {
  /** Put there by the request info filter. */
  public static final Request.Key<RequestInfo> REQUEST_INFO = new Request.Key<>("requestInfo");

  /** Put there by authentication, replaced by impersonation. */
  public static final Request.Key<UserInfo> USER = new Request.Key<>("user");

  private RequestKeys() {}
}
