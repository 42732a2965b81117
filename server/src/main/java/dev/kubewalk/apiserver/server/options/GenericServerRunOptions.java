package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.FLOAT64;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;
import static dev.kubewalk.componentbase.cli.NetFlagTypes.OPTIONAL_IP;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.featuregate.FeatureGate;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the server presents itself and how much it takes on at once.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/server_run_options.go (ServerRunOptions).
 * Go has a Validate here that kube-apiserver 1.18 never calls; there is none, to the same effect.
 */
public final class GenericServerRunOptions {
  /** Largest JSON patch after expansion, and largest request body; no flags set them. */
  public static final long JSON_PATCH_MAX_COPY_BYTES = 3L * 1024 * 1024;

  public static final long MAX_REQUEST_BODY_BYTES = 3L * 1024 * 1024;

  public final Flag<Optional<InetAddress>> advertiseAddress = Flag.of(
      "advertise-address",
      OPTIONAL_IP,
      Optional.empty(),
      "The address that members of the cluster are told to reach this server at. If blank, "
          + "--bind-address is taken; if that is not one address, the host's default interface.");
  public final Flag<List<String>> corsAllowedOrigins = Flag.of(
      "cors-allowed-origins",
      STRINGS,
      List.of(),
      "Regular expressions, comma separated, of the origins that CORS lets in. CORS is off if this "
          + "is empty.");
  public final Flag<Integer> targetRamMb = Flag.of(
      "target-ram-mb", INT, 0, "Memory in MB that the server should get by with; sizes caches.");
  public final Flag<String> externalHostname = Flag.of(
      "external-hostname",
      STRING,
      "",
      "The host name in URLs that the server hands out, for example in Swagger documents.");
  public final Flag<String> masterServiceNamespace = Flag.of(
      "master-service-namespace",
      STRING,
      "default",
      "DEPRECATED: the namespace of the kubernetes service; has no effect.");
  public final Flag<Integer> maxRequestsInflight = Flag.of(
      "max-requests-inflight",
      INT,
      400,
      "How many reading requests may be in work at once; beyond it they are rejected. 0 for no "
          + "limit.");
  public final Flag<Integer> maxMutatingRequestsInflight = Flag.of(
      "max-mutating-requests-inflight",
      INT,
      200,
      "How many writing requests may be in work at once; beyond it they are rejected. 0 for no "
          + "limit.");
  public final Flag<Duration> requestTimeout = Flag.of(
      "request-timeout",
      DURATION,
      Duration.ofMinutes(1),
      "How long a request may take before it is cut off. Watches have --min-request-timeout.");
  public final Flag<Double> goawayChance = Flag.of(
      "goaway-chance",
      FLOAT64,
      0.0,
      "The share of HTTP/2 requests whose connection is asked to close (GOAWAY), so that clients "
          + "spread over several servers. Between 0 (off) and .02; .001 (1/1000) is a good start.");
  public final Flag<Duration> livezGracePeriod = Flag.of(
      "livez-grace-period",
      DURATION,
      Duration.ZERO,
      "The longest time start-up should take; until then /livez counts unfinished post-start hooks "
          + "as alive.");
  public final Flag<Integer> minRequestTimeout = Flag.of(
      "min-request-timeout",
      INT,
      1800,
      "The least number of seconds a watch stays open; each gets a random time above it to spread "
          + "load.");
  public final Flag<Boolean> enablePriorityAndFairness = Flag.of(
      "enable-priority-and-fairness",
      BOOL,
      true,
      "With the feature gate APIPriorityAndFairness: fair queues take the place of the in-flight "
          + "limit.");
  public final Flag<Duration> shutdownDelayDuration = Flag.of(
      "shutdown-delay-duration",
      DURATION,
      Duration.ZERO,
      "How long the server goes on serving after the stop signal; /readyz fails already, so that "
          + "load balancers turn away. Then the port closes.");
  public final Flag<Map<String, Boolean>> featureGates;

  private final FeatureGate known;

  /** Options with every flag at its default; {@code known} are the features that may be set. */
  public GenericServerRunOptions(FeatureGate known) {
    this.known = known;
    this.featureGates = Flag.of(
        "feature-gates",
        known.flagType(),
        Map.of(),
        "Pairs key=value that switch features. Options are:\n" + known.describe());
  }

  public void addFlags(FlagSet flags) {
    flags
        .add(advertiseAddress, corsAllowedOrigins, targetRamMb, externalHostname)
        .add(masterServiceNamespace, maxRequestsInflight, maxMutatingRequestsInflight)
        .add(requestTimeout, goawayChance, livezGracePeriod, minRequestTimeout)
        .add(enablePriorityAndFairness, shutdownDelayDuration, featureGates);
  }

  /** The features as the command line set them. */
  public FeatureGate featureGate() {
    return known.with(featureGates.get());
  }
}
