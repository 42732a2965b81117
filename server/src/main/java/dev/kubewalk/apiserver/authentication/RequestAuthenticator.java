package dev.kubewalk.apiserver.authentication;

import dev.kubewalk.http.Request;
import java.util.Optional;

/**
 * Finds out who makes a request.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/interfaces.go (Request)
 */
@FunctionalInterface
public interface RequestAuthenticator {
  /**
   * @return the user, or empty when the request carries nothing that this authenticator knows
   * @throws AuthenticationException when it carries something wrong, such as a bad token
   */
  Optional<AuthenticationResponse> authenticate(Request request) throws AuthenticationException;
}
