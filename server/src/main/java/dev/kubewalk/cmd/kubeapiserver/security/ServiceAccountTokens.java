package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.util.keyutil.KeyUtil;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.options.ServiceAccountIssuer;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.registry.core.TokenIssuer;
import dev.kubewalk.serviceaccount.BoundClaims;
import dev.kubewalk.serviceaccount.JwtTokenAuthenticator;
import dev.kubewalk.serviceaccount.JwtTokenGenerator;
import dev.kubewalk.serviceaccount.LegacyClaims;
import dev.kubewalk.serviceaccount.TokenGetter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accepts and issues the tokens of service accounts.
 *
 * <p>Go: pkg/kubeapiserver/authenticator/config.go (newLegacyServiceAccountAuthenticator,
 * newServiceAccountAuthenticator), pkg/serviceaccount/jwt.go (JWTTokenGenerator)
 */
public final class ServiceAccountTokens {
  private final CompletedServerRunOptions options;
  private final Clock clock;

  public ServiceAccountTokens(CompletedServerRunOptions options, Clock clock) {
    this.options = requireNonNull(options);
    this.clock = requireNonNull(clock);
  }

  /** The audiences that this server answers to; by default the issuer of its own tokens. */
  public List<String> audiences() {
    List<String> given = options.options().authentication.apiAudiences.get();
    if (!given.isEmpty()) {
      return given;
    }
    String issuer = issuer();
    return issuer.isEmpty() ? List.of() : List.of(issuer);
  }

  private String issuer() {
    return options.options().authentication.serviceAccounts.issuer.get();
  }

  /**
   * Legacy tokens, then bound ones.
   *
   * @throws IOException when a key file cannot be read
   */
  public List<TokenAuthenticator> authenticators(RestClient client) throws IOException {
    List<PublicKey> keys = new ArrayList<>();
    for (String file : options.serviceAccountKeyFiles()) {
      keys.addAll(KeyUtil.publicKeysFromFile(Path.of(file)));
    }
    if (keys.isEmpty()) {
      return List.of();
    }
    TokenGetter getter = new ClientTokenGetter(client);
    boolean lookup = options.options().authentication.serviceAccounts.lookup.get();
    List<TokenAuthenticator> authenticators = new ArrayList<>();
    authenticators.add(JwtTokenAuthenticator.legacy(
        keys, audiences(), new LegacyClaims(lookup ? Optional.of(getter) : Optional.empty())));
    if (!issuer().isEmpty()) {
      authenticators.add(
          JwtTokenAuthenticator.bound(issuer(), keys, audiences(), new BoundClaims(getter, clock)));
    }
    return authenticators;
  }

  /** What signs new tokens; empty when no issuer and key are configured. */
  public Optional<TokenIssuer> tokenIssuer() {
    return options.serviceAccountIssuer().map(issuer -> new Issuer(issuer, audiences(), clock));
  }

  private static final class Issuer implements TokenIssuer {
    private final JwtTokenGenerator generator;
    private final List<String> audiences;
    private final Duration maxExpiration;

    Issuer(ServiceAccountIssuer issuer, List<String> audiences, Clock clock) {
      KeyPair keys = new KeyPair(issuer.publicKey(), issuer.privateKey());
      this.generator = new JwtTokenGenerator(issuer.issuer(), keys, clock);
      this.audiences = audiences;
      this.maxExpiration = issuer.maxExpiration();
    }

    @Override
    public List<String> defaultAudiences() {
      return audiences;
    }

    @Override
    public long maxExpirationSeconds() {
      return maxExpiration.toSeconds();
    }

    @Override
    public String issue(Claims claims) {
      return generator.generate(
          claims.serviceAccount(),
          Optional.ofNullable(claims.bound()),
          Duration.between(claims.issued(), claims.expires()),
          claims.audiences());
    }
  }

  /** Asks the server itself. */
  private record ClientTokenGetter(RestClient client) implements TokenGetter {
    @Override
    public Optional<Unstructured> serviceAccount(String namespace, String name) {
      return find("serviceaccounts", namespace, name);
    }

    @Override
    public Optional<Unstructured> secret(String namespace, String name) {
      return find("secrets", namespace, name);
    }

    @Override
    public Optional<Unstructured> pod(String namespace, String name) {
      return find("pods", namespace, name);
    }

    private Optional<Unstructured> find(String resource, String namespace, String name) {
      return client.resource("", "v1", resource).namespace(namespace).find(name);
    }
  }
}
