package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.MAP_NO_SPLIT;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Map;

/**
 * Tokens of an OpenID Connect provider.
 *
 * <p>Go: pkg/kubeapiserver/options/authentication.go (OIDCAuthenticationOptions)
 */
public final class OidcOptions {
  public final Flag<String> issuerUrl = Flag.of(
      "oidc-issuer-url",
      STRING,
      "",
      "The URL of the OpenID provider, https only. Its JSON Web Tokens (JWT) are accepted.");
  public final Flag<String> clientId = Flag.of(
      "oidc-client-id",
      STRING,
      "",
      "Whom tokens must be for; must be given with --oidc-issuer-url.");
  public final Flag<String> caFile = Flag.of(
      "oidc-ca-file",
      STRING,
      "",
      "Authorities that the provider's certificate must come from; without it those of the host.");
  public final Flag<String> usernameClaim = Flag.of(
      "oidc-username-claim",
      STRING,
      "sub",
      "The claim that holds the user's name; others than 'sub' need not be unique nor lasting.");
  public final Flag<String> usernamePrefix = Flag.of(
      "oidc-username-prefix",
      STRING,
      "",
      "What is put before user names. Without it, names from claims other than 'email' get the "
          + "issuer's URL; '-' for nothing.");
  public final Flag<String> groupsClaim = Flag.of(
      "oidc-groups-claim",
      STRING,
      "",
      "The claim that holds the user's groups, a string or an array of strings.");
  public final Flag<String> groupsPrefix = Flag.of(
      "oidc-groups-prefix", STRING, "", "What is put before groups, to tell them from others.");
  public final Flag<List<String>> signingAlgs = Flag.of(
      "oidc-signing-algs",
      STRINGS,
      List.of("RS256"),
      "JOSE algorithms of signatures, comma separated; tokens with another 'alg' are rejected.");
  public final Flag<Map<String, String>> requiredClaims = Flag.of(
      "oidc-required-claim",
      MAP_NO_SPLIT,
      Map.of(),
      "A pair key=value that a token must have as a claim. Give it again for more claims.");

  void addFlags(FlagSet flags) {
    flags
        .add(issuerUrl, clientId, caFile, usernameClaim, usernamePrefix)
        .add(groupsClaim, groupsPrefix, signingAlgs, requiredClaims);
  }

  void validate(Checks checks) {
    checks.check(
        Steps.VALIDATE_OIDC_TOGETHER,
        issuerUrl.get().isEmpty() ? "no OIDC issuer" : "OIDC issuer given",
        issuerUrl.get().isEmpty() == clientId.get().isEmpty(),
        () -> "oidc-issuer-url and oidc-client-id should be specified together");
  }
}
