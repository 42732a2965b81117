package dev.kubewalk.apiserver.authentication.token;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives tokens that name no audience those of the server: for others they are no tokens at all.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/authenticator/audagnostic.go
 * (WrapAudienceAgnosticToken)
 */
public final class AudienceAgnosticToken implements TokenAuthenticator {
  private final List<String> implicit;
  private final TokenAuthenticator inner;

  /**
   * @param implicit the server's own audiences; with none, every audience will do
   */
  public AudienceAgnosticToken(List<String> implicit, TokenAuthenticator inner) {
    this.implicit = List.copyOf(implicit);
    this.inner = requireNonNull(inner);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(String token, List<String> audiences)
      throws AuthenticationException {
    if (audiences.isEmpty()) {
      return inner.authenticate(token, audiences);
    }
    List<String> shared = new ArrayList<>(implicit);
    shared.retainAll(audiences);
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    return inner
        .authenticate(token, audiences)
        .map(response -> new AuthenticationResponse(response.user(), shared));
  }
}
