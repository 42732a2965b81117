package dev.kubewalk.apiserver.authentication.token;

import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens known from the start: those of a file, or the loopback token.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/token/tokenfile/tokenfile.go
 * (TokenAuthenticator)
 */
public final class StaticTokens implements TokenAuthenticator {
  private final Map<String, UserInfo> users;

  public StaticTokens(Map<String, UserInfo> users) {
    this.users = Map.copyOf(users);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(String token, List<String> audiences) {
    UserInfo user = users.get(token);
    return user == null ? Optional.empty() : Optional.of(new AuthenticationResponse(user));
  }
}
