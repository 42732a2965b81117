package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.Audiences;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.http.Request;
import java.util.Optional;

/**
 * The header {@code Authorization: Bearer TOKEN}. The scheme is taken in any case; two blanks
 * before the token make an empty token, which counts as none; what follows the token is ignored.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/bearertoken/bearertoken.go
 */
public final class BearerToken implements RequestAuthenticator {
  private static final String SCHEME = "bearer ";

  private final TokenAuthenticator tokens;

  public BearerToken(TokenAuthenticator tokens) {
    this.tokens = requireNonNull(tokens);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    String header = request.header("Authorization").strip();
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    int end = header.indexOf(' ', SCHEME.length());
    String token = header.substring(SCHEME.length(), end < 0 ? header.length() : end);
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Optional<AuthenticationResponse> user = tokens.authenticate(token, Audiences.of(request));
    if (user.isEmpty()) {
      throw new AuthenticationException("invalid bearer token");
    }
    return user;
  }
}
