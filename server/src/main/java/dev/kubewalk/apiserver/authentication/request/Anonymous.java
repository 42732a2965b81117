package dev.kubewalk.apiserver.authentication.request;

import dev.kubewalk.apiserver.authentication.Audiences;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.http.Request;
import java.util.List;
import java.util.Optional;

/**
 * Lets everybody in as system:anonymous.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/anonymous/anonymous.go
 */
public final class Anonymous implements RequestAuthenticator {
  private static final UserInfo NOBODY =
      new UserInfo(UserInfo.ANONYMOUS, List.of(UserInfo.ALL_UNAUTHENTICATED));

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request) {
    return Optional.of(new AuthenticationResponse(NOBODY, Audiences.of(request)));
  }
}
