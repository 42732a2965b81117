package dev.kubewalk.apiserver.authentication;

import java.util.List;
import java.util.Optional;

/**
 * Finds out whom a token belongs to.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/interfaces.go (Token)
 */
@FunctionalInterface
public interface TokenAuthenticator {
  /**
   * @param audiences that the token should be good for; empty for the server's own
   * @return the user, or empty when this authenticator does not know the token
   * @throws AuthenticationException when it knows the token's kind, and the token is wrong
   */
  Optional<AuthenticationResponse> authenticate(String token, List<String> audiences)
      throws AuthenticationException;
}
