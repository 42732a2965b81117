package dev.kubewalk.apiserver.authentication;

import java.util.List;

/**
 * A recognised user, and the audiences that the credential is good for (none: any).
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/interfaces.go (Response)
 */
public record AuthenticationResponse(UserInfo user, List<String> audiences) {
  public AuthenticationResponse {
    audiences = List.copyOf(audiences);
  }

  public AuthenticationResponse(UserInfo user) {
    this(user, List.of());
  }
}
