package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING_ARRAY;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.featuregate.FeatureGate;
import dev.kubewalk.features.KubeFeatures;
import dev.kubewalk.tracer.Steps;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tokens of service accounts.
 *
 * <p>Go: pkg/kubeapiserver/options/authentication.go (ServiceAccountAuthenticationOptions)
 */
public final class ServiceAccountOptions {
  public final Flag<List<String>> keyFiles = Flag.of(
      "service-account-key-file",
      STRING_ARRAY,
      List.of(),
      "A PEM file with RSA or ECDSA keys, private or public, that verify tokens. It may hold "
          + "several keys, and the flag may be given several times. Without it "
          + "--tls-private-key-file is taken. Needed with --service-account-signing-key.");
  public final Flag<Boolean> lookup = Flag.of(
      "service-account-lookup",
      BOOL,
      true,
      "Accepts a token only as long as its ServiceAccount is in the store.");
  public final Flag<String> issuer = Flag.of(
      "service-account-issuer",
      STRING,
      "",
      "The name of the issuer, put into the \"iss\" claim of tokens; a string or a URI. If it is "
          + "not a valid URL for OpenID discovery, the feature ServiceAccountIssuerDiscovery stays "
          + "off.");
  public final Flag<String> jwksUri = Flag.of(
      "service-account-jwks-uri",
      STRING,
      "",
      "The URI of the key set in the document at /.well-known/openid-configuration, if it is not "
          + "on this server; only with the feature gate ServiceAccountIssuerDiscovery.");
  public final Flag<Duration> maxExpiration = Flag.of(
      "service-account-max-token-expiration",
      DURATION,
      Duration.ZERO,
      "The longest time a token is made to be valid; who asks for more gets this.");

  void addFlags(FlagSet flags) {
    flags.add(keyFiles, lookup, issuer, jwksUri, maxExpiration);
  }

  void validate(FeatureGate features, Checks checks) {
    checks.checkAll(Steps.VALIDATE_ISSUER_URL, "service account issuer", invalidIssuer());
    boolean bound = features.enabled(KubeFeatures.BOUND_SERVICE_ACCOUNT_TOKEN_VOLUME);
    String about = "BoundServiceAccountTokenVolume=" + bound;
    checks.check(
        Steps.VALIDATE_BOUND_TOKEN_GATES,
        about,
        !bound
            || features.enabled(KubeFeatures.TOKEN_REQUEST)
                && features.enabled(KubeFeatures.TOKEN_REQUEST_PROJECTION),
        () -> "if the BoundServiceAccountTokenVolume feature is enabled, the TokenRequest and"
            + " TokenRequestProjection features must also be enabled");
    checks.check(
        Steps.VALIDATE_BOUND_TOKEN_ISSUER,
        about,
        !bound || !issuer.get().isEmpty(),
        () -> "service-account-issuer is a required flag when BoundServiceAccountTokenVolume is"
            + " enabled");
    checks.check(
        Steps.VALIDATE_BOUND_TOKEN_KEY_FILES,
        about,
        !bound || !keyFiles.get().isEmpty(),
        () -> "service-account-key-file is a required flag when BoundServiceAccountTokenVolume is"
            + " enabled");
    validateJwksUri(features.enabled(KubeFeatures.SERVICE_ACCOUNT_ISSUER_DISCOVERY), checks);
  }

  private List<String> invalidIssuer() {
    return issuer.get().contains(":")
        ? urlError(issuer.get())
            .map(e -> "service-account-issuer contained a ':' but was not a valid URL: " + e)
            .stream()
            .toList()
        : List.of();
  }

  private void validateJwksUri(boolean discovery, Checks checks) {
    String uri = jwksUri.get();
    String about = uri.isEmpty() ? "no JWKS URI" : "JWKS URI given";
    boolean look = discovery && !uri.isEmpty();
    Optional<String> error = look ? urlError(uri) : Optional.empty();
    checks.checkAll(
        Steps.VALIDATE_JWKS_URI,
        about,
        error.map(e -> "service-account-jwks-uri must be a valid URL: " + e).stream()
            .toList());
    List<String> scheme = new ArrayList<>();
    if (look && error.isEmpty() && !uri.startsWith("https:")) {
      scheme.add("service-account-jwks-uri requires https scheme, parsed as: " + uri);
    }
    checks.checkAll(Steps.VALIDATE_JWKS_URI_SCHEME, about, scheme);
    checks.check(
        Steps.VALIDATE_JWKS_URI_GATE,
        about,
        discovery || uri.isEmpty(),
        () -> "service-account-jwks-uri may only be set when the ServiceAccountIssuerDiscovery"
            + " feature gate is enabled");
  }

  /** What is wrong with a URL, in the words of Go's parser where they are the common ones. */
  private static Optional<String> urlError(String text) {
    if (text.startsWith(":")) {
      return Optional.of("parse " + text + ": missing protocol scheme");
    }
    try {
      new URI(text);
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("parse " + text + ": " + e.getReason());
    }
  }
}
