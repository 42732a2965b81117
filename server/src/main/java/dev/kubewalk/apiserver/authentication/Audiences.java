package dev.kubewalk.apiserver.authentication;

import dev.kubewalk.http.Request;
import java.util.List;

/**
 * Whom a credential has to be made for, as it travels with the request that is authenticated.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/audiences.go
 */
public final class Audiences {
  private static final Request.Key<List<String>> KEY = new Request.Key<>("audiences");

  private Audiences() {}

  /** The request, to be authenticated for these audiences; none are left out. */
  public static Request with(Request request, List<String> audiences) {
    return audiences.isEmpty() ? request : request.with(KEY, List.copyOf(audiences));
  }

  /** Those that a request was given; empty when there are none. */
  public static List<String> of(Request request) {
    List<String> audiences = request.get(KEY);
    return audiences == null ? List.of() : audiences;
  }
}
