package dev.kubewalk.apiserver.authentication.request;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserFile;
import dev.kubewalk.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * User name and password of a file, in the header {@code Authorization: Basic …}.
 *
 * <p>Go: staging/src/k8s.io/apiserver/plugin/pkg/authenticator/request/basicauth/basicauth.go
 */
public final class BasicAuth implements RequestAuthenticator {
  private static final String SCHEME = "basic ";

  private final Map<String, UserFile.Line> users;

  public BasicAuth(Map<String, UserFile.Line> users) {
    this.users = Map.copyOf(users);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    String header = request.header("Authorization");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String pair = decode(header.substring(SCHEME.length()));
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    UserFile.Line line = users.get(pair.substring(0, colon));
    if (line == null || !same(line.secret(), pair.substring(colon + 1))) {
      throw new AuthenticationException("invalid username/password combination");
    }
    return Optional.of(new AuthenticationResponse(line.user()));
  }

  /** Empty when it is no base64: Go then sees no credential at all. */
  private static String decode(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /** Takes the same time however many characters are right. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
