package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.Audiences;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A token that a browser hides in the list of WebSocket protocols, since it cannot set headers.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/websocket/protocol.go
 * (ProtocolAuthenticator)
 */
public final class WebSocketProtocolToken implements RequestAuthenticator {
  private static final String PREFIX = "base64url.bearer.authorization.k8s.io.";

  private final TokenAuthenticator tokens;

  public WebSocketProtocolToken(TokenAuthenticator tokens) {
    this.tokens = requireNonNull(tokens);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    if (!isWebSocket(request)) {
      return Optional.empty();
    }
    String token = "";
    boolean another = false;
    for (String header : request.headers("Sec-WebSocket-Protocol")) {
      for (String protocol : header.split(",", -1)) {
        String name = protocol.strip();
        if (!name.startsWith(PREFIX)) {
          another = true;
        } else if (token.isEmpty()) {
          token = decode(name.substring(PREFIX.length()));
        } else {
          throw new AuthenticationException(
              "multiple base64.bearer.authorization tokens specified");
        }
      }
    }
    if (token.isEmpty()) {
      return Optional.empty();
    }
    if (!another) {
      throw new AuthenticationException("missing additional subprotocol");
    }
    Optional<AuthenticationResponse> user = tokens.authenticate(token, Audiences.of(request));
    if (user.isEmpty()) {
      throw new AuthenticationException("invalid bearer token");
    }
    return user;
  }

  private static boolean isWebSocket(Request request) {
    return request.header("Upgrade").equalsIgnoreCase("websocket")
        && request.header("Connection").toLowerCase(Locale.ROOT).contains("upgrade");
  }

  private static String decode(String encoded) throws AuthenticationException {
    if (encoded.isEmpty()) {
      throw new AuthenticationException("missing base64url.bearer.authorization.k8s.io. token");
    }
    try {
      return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new AuthenticationException("invalid base64url.bearer.authorization token encoding");
    }
  }
}
