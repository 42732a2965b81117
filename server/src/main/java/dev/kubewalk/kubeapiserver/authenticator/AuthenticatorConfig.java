package dev.kubewalk.kubeapiserver.authenticator;

import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.apiserver.authentication.UserFile;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authentication.request.Anonymous;
import dev.kubewalk.apiserver.authentication.request.AuthenticatedGroupAdder;
import dev.kubewalk.apiserver.authentication.request.BasicAuth;
import dev.kubewalk.apiserver.authentication.request.BearerToken;
import dev.kubewalk.apiserver.authentication.request.ClientCertificate;
import dev.kubewalk.apiserver.authentication.request.ClientVerifier;
import dev.kubewalk.apiserver.authentication.request.RequestHeader;
import dev.kubewalk.apiserver.authentication.request.RequestUnion;
import dev.kubewalk.apiserver.authentication.request.WebSocketProtocolToken;
import dev.kubewalk.apiserver.authentication.token.CachedToken;
import dev.kubewalk.apiserver.authentication.token.StaticTokens;
import dev.kubewalk.apiserver.authentication.token.TokenUnion;
import dev.kubewalk.componentbase.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which authenticators a server has. Parts that are absent are left out of the union.
 *
 * @param tokenFile users of {@code --token-auth-file} by token
 * @param serviceAccounts legacy and bound service account tokens, bootstrap tokens: in the order in
 *     which they are asked
 *     <p>Go: pkg/kubeapiserver/authenticator/config.go (Config)
 */
public record AuthenticatorConfig(
    boolean anonymous,
    Optional<FrontProxy> frontProxy,
    Optional<Map<String, UserFile.Line>> basicAuth,
    Optional<ClientVerifier> clientCertificates,
    Optional<Map<String, UserInfo>> tokenFile,
    List<TokenAuthenticator> serviceAccounts,
    Clock clock) {
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(10);

  public AuthenticatorConfig {
    serviceAccounts = List.copyOf(serviceAccounts);
  }

  /** An authenticating proxy, and how its certificate is checked. */
  public record FrontProxy(ClientVerifier verifier, RequestHeader.Settings settings) {}

  /**
   * The result.
   *
   * @param requests none: authentication is off
   * @param tokens what TokenReview asks; none when no token is known
   */
  public record Authenticators(
      Optional<RequestAuthenticator> requests, Optional<TokenAuthenticator> tokens) {}

  /** Builds the union, in the reference's order. Go: Config.New. */
  public Authenticators build() {
    List<RequestAuthenticator> requests = new ArrayList<>();
    frontProxy.ifPresent(
        proxy -> requests.add(new RequestHeader(proxy.verifier(), proxy.settings())));
    basicAuth.ifPresent(users -> requests.add(new BasicAuth(users)));
    clientCertificates.ifPresent(verifier -> requests.add(new ClientCertificate(verifier)));
    Optional<TokenAuthenticator> tokens = tokens();
    tokens.ifPresent(known -> {
      requests.add(new BearerToken(known));
      requests.add(new WebSocketProtocolToken(known));
    });
    if (requests.isEmpty()) {
      return new Authenticators(
          anonymous ? Optional.of(new Anonymous()) : Optional.empty(), tokens);
    }
    RequestAuthenticator union = new AuthenticatedGroupAdder(RequestUnion.of(requests));
    if (anonymous) {
      union = RequestUnion.failingOnError(List.of(union, new Anonymous()));
    }
    return new Authenticators(Optional.of(union), tokens);
  }

  private Optional<TokenAuthenticator> tokens() {
    List<TokenAuthenticator> members = new ArrayList<>();
    tokenFile.ifPresent(users -> members.add(new StaticTokens(users)));
    members.addAll(serviceAccounts);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(new CachedToken(new TokenUnion(members), clock, TOKEN_LIFE));
  }
}
