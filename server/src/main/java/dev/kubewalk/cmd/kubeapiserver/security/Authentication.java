package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.apiserver.authentication.UserFile;
import dev.kubewalk.apiserver.authentication.request.ClientVerifier;
import dev.kubewalk.apiserver.authentication.request.RequestHeader;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.certificates.DynamicCaContent;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.kubeapiserver.authenticator.AuthenticatorConfig;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthenticationOptions;
import dev.kubewalk.kubeapiserver.options.RequestHeaderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the files that say who may come in.
 *
 * <p>Go: pkg/kubeapiserver/options/authentication.go (ToAuthenticationConfig, ApplyTo)
 */
public final class Authentication {
  private final CompletedServerRunOptions options;
  private final ServerRuntime runtime;
  private final Optional<DynamicCaContent> clientCa;
  private final Optional<DynamicCaContent> frontProxyCa;

  /**
   * @throws IOException when a file of authorities cannot be read
   */
  public Authentication(CompletedServerRunOptions options, ServerRuntime runtime)
      throws IOException {
    this.options = requireNonNull(options);
    this.runtime = requireNonNull(runtime);
    BuiltInAuthenticationOptions flags = options.options().authentication;
    this.clientCa = bundle("client-ca-bundle", flags.clientCaFile.get());
    this.frontProxyCa = bundle("request-header", flags.requestHeader.clientCaFile.get());
  }

  private Optional<DynamicCaContent> bundle(String purpose, String file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DynamicCaContent(purpose, Path.of(file), runtime.log()));
    } catch (IOException e) {
      throw new IOException("unable to load client CA file: " + e.getMessage(), e);
    }
  }

  /** The authorities that clients' certificates may come from. */
  public List<DynamicCaContent> clientCas() {
    List<DynamicCaContent> all = new ArrayList<>();
    clientCa.ifPresent(all::add);
    frontProxyCa.ifPresent(all::add);
    return all;
  }

  /**
   * @param serviceAccounts what recognises their tokens
   * @param audiences of this server
   */
  public Optional<RequestAuthenticator> build(
      List<TokenAuthenticator> serviceAccounts, List<String> audiences) throws IOException {
    BuiltInAuthenticationOptions flags = options.options().authentication;
    String tokens = flags.tokenAuthFile.get();
    String passwords = flags.basicAuthFile.get();
    return new AuthenticatorConfig(
            options.anonymousAllowed(),
            frontProxyCa.map(ca -> frontProxy(ca, flags.requestHeader)),
            passwords.isEmpty()
                ? Optional.empty()
                : Optional.of(UserFile.passwords(Path.of(passwords))),
            clientCa.map(this::verifier),
            tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(UserFile.tokens(Path.of(tokens), runtime.log())),
            serviceAccounts,
            audiences,
            runtime.clock())
        .build(runtime.metrics());
  }

  private ClientVerifier verifier(DynamicCaContent ca) {
    return new ClientVerifier(ca::current, runtime.clock());
  }

  private AuthenticatorConfig.FrontProxy frontProxy(
      DynamicCaContent ca, RequestHeaderOptions flags) {
    RequestHeader.Settings settings = new RequestHeader.Settings(
        flags.allowedNames.get(),
        flags.usernameHeaders.get(),
        flags.groupHeaders.get(),
        flags.extraHeaderPrefixes.get());
    return new AuthenticatorConfig.FrontProxy(verifier(ca), settings);
  }

  /** What is published for servers behind the aggregator. */
  public Map<String, String> clusterInfo() {
    Map<String, String> info = new TreeMap<>();
    clientCa.ifPresent(ca -> info.put("client-ca-file", ca.pem()));
    frontProxyCa.ifPresent(ca -> {
      RequestHeaderOptions flags = options.options().authentication.requestHeader;
      info.put("requestheader-client-ca-file", ca.pem());
      info.put("requestheader-username-headers", json(flags.usernameHeaders.get()));
      info.put("requestheader-group-headers", json(flags.groupHeaders.get()));
      info.put("requestheader-extra-headers-prefix", json(flags.extraHeaderPrefixes.get()));
      info.put("requestheader-allowed-names", json(flags.allowedNames.get()));
    });
    return info;
  }

  private static String json(List<String> values) {
    return values.stream().map(v -> '"' + v + '"').collect(Collectors.joining(",", "[", "]"));
  }
}
