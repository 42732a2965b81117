package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import java.time.Duration;

/**
 * Asking another service whose a token is.
 *
 * <p>Go: pkg/kubeapiserver/options/authentication.go (WebHookAuthenticationOptions)
 */
public final class TokenWebhookOptions {
  public final Flag<String> configFile = Flag.of(
      "authentication-token-webhook-config-file",
      STRING,
      "",
      "The kubeconfig file of the service that says whose a bearer token is.");
  public final Flag<String> version = Flag.of(
      "authentication-token-webhook-version",
      STRING,
      "v1beta1",
      "The version of the TokenReview (authentication.k8s.io) that the service gets.");
  public final Flag<Duration> cacheTtl = Flag.of(
      "authentication-token-webhook-cache-ttl",
      DURATION,
      Duration.ofMinutes(2),
      "How long the service's answers are remembered.");

  void addFlags(FlagSet flags) {
    flags.add(configFile, version, cacheTtl);
  }
}
