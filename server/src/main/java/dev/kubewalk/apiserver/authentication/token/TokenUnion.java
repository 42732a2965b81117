package dev.kubewalk.apiserver.authentication.token;

import dev.kubewalk.apiserver.authentication.Aggregate;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks several token authenticators; the first that knows the token wins, whatever others said.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/token/union/union.go
 */
public final class TokenUnion implements TokenAuthenticator {
  private final List<TokenAuthenticator> members;

  public TokenUnion(List<TokenAuthenticator> members) {
    this.members = List.copyOf(members);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(String token, List<String> audiences)
      throws AuthenticationException {
    List<String> errors = new ArrayList<>();
    for (TokenAuthenticator member : members) {
      try {
        Optional<AuthenticationResponse> found = member.authenticate(token, audiences);
        if (found.isPresent()) {
          return found;
        }
      } catch (AuthenticationException wrong) {
        errors.add(wrong.getMessage());
      }
    }
    if (!errors.isEmpty()) {
      throw new AuthenticationException(Aggregate.message(errors));
    }
    return Optional.empty();
  }
}
