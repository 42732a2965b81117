package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.tracer.Steps;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * Who decides what a client may do, in order.
 *
 * <p>Go: pkg/kubeapiserver/options/authorization.go (BuiltInAuthorizationOptions)
 */
public final class BuiltInAuthorizationOptions {
  public static final String ALWAYS_ALLOW = "AlwaysAllow";
  public static final String ALWAYS_DENY = "AlwaysDeny";
  public static final String ABAC = "ABAC";
  public static final String WEBHOOK = "Webhook";
  public static final String RBAC = "RBAC";
  public static final String NODE = "Node";

  private static final List<String> ALL_MODES =
      List.of(ALWAYS_ALLOW, ALWAYS_DENY, ABAC, WEBHOOK, RBAC, NODE);

  public final Flag<List<String>> modes = Flag.of(
      "authorization-mode",
      STRINGS,
      List.of(ALWAYS_ALLOW),
      "Who is asked, in order, whether a request on the secure port may pass; comma separated: "
          + String.join(",", ALL_MODES) + ".");
  public final Flag<String> policyFile = Flag.of(
      "authorization-policy-file",
      STRING,
      "",
      "The file with a policy a line, in JSON, for --authorization-mode=ABAC.");
  public final Flag<String> webhookConfigFile = Flag.of(
      "authorization-webhook-config-file",
      STRING,
      "",
      "The kubeconfig file of the service to ask, for --authorization-mode=Webhook.");
  public final Flag<String> webhookVersion = Flag.of(
      "authorization-webhook-version",
      STRING,
      "v1beta1",
      "The version of the SubjectAccessReview (authorization.k8s.io) that the service gets.");
  public final Flag<Duration> webhookCacheAuthorizedTtl = Flag.of(
      "authorization-webhook-cache-authorized-ttl",
      DURATION,
      Duration.ofMinutes(5),
      "How long the service's 'allowed' is remembered.");
  public final Flag<Duration> webhookCacheUnauthorizedTtl = Flag.of(
      "authorization-webhook-cache-unauthorized-ttl",
      DURATION,
      Duration.ofSeconds(30),
      "How long the service's 'not allowed' is remembered.");

  public void addFlags(FlagSet flags) {
    flags
        .add(modes, policyFile, webhookConfigFile, webhookVersion)
        .add(webhookCacheAuthorizedTtl, webhookCacheUnauthorizedTtl);
  }

  public boolean has(String mode) {
    return modes.get().contains(mode);
  }

  /** Makes the checks of row 3.7. */
  public void validate(Checks checks) {
    List<String> given = modes.get();
    String about = "--authorization-mode=" + String.join(",", given);
    checks.check(
        Steps.VALIDATE_AUTHORIZATION_MODES_GIVEN,
        about,
        !given.isEmpty(),
        () -> "at least one authorization-mode must be passed");
    checks.checkAll(
        Steps.VALIDATE_AUTHORIZATION_MODES_KNOWN,
        about,
        given.stream()
            .filter(mode -> !ALL_MODES.contains(mode))
            .map(mode -> "authorization-mode " + Quote.quote(mode) + " is not a valid mode")
            .toList());
    checks.check(
        Steps.VALIDATE_ABAC_HAS_FILE,
        about,
        !has(ABAC) || !policyFile.get().isEmpty(),
        () -> "authorization-mode ABAC's authorization policy file not passed");
    checks.check(
        Steps.VALIDATE_WEBHOOK_HAS_FILE,
        about,
        !has(WEBHOOK) || !webhookConfigFile.get().isEmpty(),
        () -> "authorization-mode Webhook's authorization config file not passed");
    checks.check(
        Steps.VALIDATE_POLICY_FILE_NEEDS_ABAC,
        about,
        has(ABAC) || policyFile.get().isEmpty(),
        () -> "cannot specify --authorization-policy-file without mode ABAC");
    checks.check(
        Steps.VALIDATE_WEBHOOK_FILE_NEEDS_WEBHOOK,
        about,
        has(WEBHOOK) || webhookConfigFile.get().isEmpty(),
        () -> "cannot specify --authorization-webhook-config-file without mode Webhook");
    checks.check(
        Steps.VALIDATE_AUTHORIZATION_MODES_UNIQUE,
        about,
        new HashSet<>(given).size() == given.size(),
        () -> "authorization-mode " + Quote.quote(given) + " has mode specified more than once");
  }
}
