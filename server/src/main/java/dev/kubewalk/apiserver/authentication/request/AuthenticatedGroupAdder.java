package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts every recognised user into the group system:authenticated.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/authentication/group/authenticated_group_adder.go
 * (AuthenticatedGroupAdder)
 */
public final class AuthenticatedGroupAdder implements RequestAuthenticator {
  private final RequestAuthenticator inner;

  public AuthenticatedGroupAdder(RequestAuthenticator inner) {
    this.inner = requireNonNull(inner);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    return inner.authenticate(request).map(AuthenticatedGroupAdder::add);
  }

  private static AuthenticationResponse add(AuthenticationResponse response) {
    UserInfo user = response.user();
    boolean settled = user.name().equals(UserInfo.ANONYMOUS)
        || user.inGroup(UserInfo.ALL_AUTHENTICATED)
        || user.inGroup(UserInfo.ALL_UNAUTHENTICATED);
    if (settled) {
      return response;
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(UserInfo.ALL_AUTHENTICATED);
    return new AuthenticationResponse(
        new UserInfo(user.name(), user.uid(), groups, user.extra()), response.audiences());
  }
}
