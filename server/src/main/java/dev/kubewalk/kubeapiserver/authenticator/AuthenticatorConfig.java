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
import dev.kubewalk.apiserver.authentication.token.AudienceAgnosticToken;
import dev.kubewalk.apiserver.authentication.token.CachedToken;
import dev.kubewalk.apiserver.authentication.token.StaticTokens;
import dev.kubewalk.apiserver.authentication.token.TokenCacheMetrics;
import dev.kubewalk.apiserver.authentication.token.TokenUnion;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which authenticators a server has. Parts that are absent are left out of the union.
 *
 * @param tokenFile users of {@code --token-auth-file} by token
 * @param apiAudiences of this server: tokens of the file are good for these
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
    List<String> apiAudiences,
    Clock clock) {
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(10);

  public AuthenticatorConfig {
    serviceAccounts = List.copyOf(serviceAccounts);
    apiAudiences = List.copyOf(apiAudiences);
  }

  /** An authenticating proxy, and how its certificate is checked. */
  public record FrontProxy(ClientVerifier verifier, RequestHeader.Settings settings) {}

  /**
   * Builds the union, in the reference's order. Go: Config.New.
   *
   * @return none: authentication is off
   */
  public Optional<RequestAuthenticator> build(KubeRegistry metrics) {
    ClientCertificate.lifetimes(metrics);
    List<RequestAuthenticator> requests = new ArrayList<>();
    frontProxy.ifPresent(
        proxy -> requests.add(new RequestHeader(proxy.verifier(), proxy.settings())));
    basicAuth.ifPresent(users -> requests.add(new BasicAuth(users)));
    clientCertificates.ifPresent(
        verifier -> requests.add(new ClientCertificate(verifier, metrics, clock)));
    Optional<TokenAuthenticator> tokens = tokens(metrics);
    tokens.ifPresent(known -> {
      requests.add(new BearerToken(known));
      requests.add(new WebSocketProtocolToken(known));
    });
    if (requests.isEmpty()) {
      return anonymous ? Optional.of(new Anonymous()) : Optional.empty();
    }
    RequestAuthenticator union = new AuthenticatedGroupAdder(RequestUnion.of(requests));
    if (anonymous) {
      union = RequestUnion.failingOnError(List.of(union, new Anonymous()));
    }
    return Optional.of(union);
  }

  private Optional<TokenAuthenticator> tokens(KubeRegistry metrics) {
    List<TokenAuthenticator> members = new ArrayList<>();
    tokenFile.ifPresent(
        users -> members.add(new AudienceAgnosticToken(apiAudiences, new StaticTokens(users))));
    members.addAll(serviceAccounts);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(new CachedToken(
            new TokenUnion(members), clock, TOKEN_LIFE, new TokenCacheMetrics(metrics, clock)));
  }
}
