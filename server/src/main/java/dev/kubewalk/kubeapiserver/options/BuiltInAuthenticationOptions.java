package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.featuregate.FeatureGate;
import java.time.Duration;
import java.util.List;

/**
 * Every way of finding out who a client is. The larger parts are classes of their own.
 *
 * <p>Go: pkg/kubeapiserver/options/authentication.go (BuiltInAuthenticationOptions)
 */
public final class BuiltInAuthenticationOptions {
  /** How long an accepted token is not looked at again; rejected ones always are. */
  public static final Duration TOKEN_SUCCESS_CACHE_TTL = Duration.ofSeconds(10);

  public static final Duration TOKEN_FAILURE_CACHE_TTL = Duration.ZERO;

  public final Flag<List<String>> apiAudiences = Flag.of(
      "api-audiences",
      STRINGS,
      List.of(),
      "Names of this API server; a service account token must be for one of them. If empty and "
          + "--service-account-issuer is given, the issuer is the one name.");
  public final Flag<Boolean> anonymousAuth = Flag.of(
      "anonymous-auth",
      BOOL,
      true,
      "Lets requests through that no other way of authentication rejected, as user "
          + "system:anonymous in group system:unauthenticated.");
  public final Flag<Boolean> enableBootstrapTokenAuth = Flag.of(
      "enable-bootstrap-token-auth",
      BOOL,
      false,
      "Accepts tokens from secrets of type 'bootstrap.kubernetes.io/token' in namespace "
          + "'kube-system'.");
  public final Flag<String> clientCaFile = Flag.of(
      "client-ca-file",
      STRING,
      "",
      "A client with a certificate from an authority in this file is who the certificate's "
          + "CommonName says.");
  public final Flag<String> basicAuthFile = Flag.of(
          "basic-auth-file", STRING, "", "The file with users and passwords for basic auth.")
      .deprecated("Basic authentication mode is deprecated and will be removed in a future release."
          + " It is not recommended for production environments.");
  public final Flag<String> tokenAuthFile =
      Flag.of("token-auth-file", STRING, "", "The file with bearer tokens and whose they are.");
  public final OidcOptions oidc = new OidcOptions();
  public final RequestHeaderOptions requestHeader = new RequestHeaderOptions();
  public final ServiceAccountOptions serviceAccounts = new ServiceAccountOptions();
  public final Flag<List<String>> serviceAccountApiAudiences = apiAudiences
      .alias("service-account-api-audiences", "Former name of --api-audiences.")
      .deprecated("Use --api-audiences");
  public final TokenWebhookOptions webhook = new TokenWebhookOptions();

  public void addFlags(FlagSet flags) {
    flags.add(apiAudiences, anonymousAuth, enableBootstrapTokenAuth, clientCaFile);
    oidc.addFlags(flags);
    flags.add(basicAuthFile);
    requestHeader.addFlags(flags);
    serviceAccounts.addFlags(flags);
    flags.add(serviceAccountApiAudiences, tokenAuthFile);
    webhook.addFlags(flags);
  }

  /** Makes the checks of row 3.6. */
  public void validate(FeatureGate features, Checks checks) {
    oidc.validate(checks);
    serviceAccounts.validate(features, checks);
  }
}
