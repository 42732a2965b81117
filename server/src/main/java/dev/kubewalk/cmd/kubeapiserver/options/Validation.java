package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.apimachinery.util.net.Cidr;
import dev.kubewalk.apiserver.features.GenericFeatures;
import dev.kubewalk.apiserver.server.options.ApiEnablementOptions;
import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.featuregate.FeatureGate;
import dev.kubewalk.features.KubeFeatures;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All checks of completed options, in order; none keeps the next from being made.
 *
 * <p>Go: cmd/kube-apiserver/app/options/validation.go (ServerRunOptions.Validate)
 */
final class Validation {
  /** A range with more host bits would make the allocator's bitmap too large. */
  private static final int MOST_HOST_BITS = 20;

  private static final int LAST_PORT = 65535;

  /** The groups of the three servers' schemes. */
  private static final Set<String> KNOWN_GROUPS = Set.of(
      "admission.k8s.io",
      "admissionregistration.k8s.io",
      "apiextensions.k8s.io",
      "apiregistration.k8s.io",
      "apps",
      "auditregistration.k8s.io",
      "authentication.k8s.io",
      "authorization.k8s.io",
      "autoscaling",
      "batch",
      "certificates.k8s.io",
      "coordination.k8s.io",
      "discovery.k8s.io",
      "events.k8s.io",
      "extensions",
      "flowcontrol.apiserver.k8s.io",
      "imagepolicy.k8s.io",
      "networking.k8s.io",
      "node.k8s.io",
      "policy",
      "rbac.authorization.k8s.io",
      "scheduling.k8s.io",
      "settings.k8s.io",
      "storage.k8s.io");

  private final CompletedServerRunOptions completed;
  private final ServerRunOptions options;
  private final FeatureGate features;
  private final Checks checks;
  private final boolean recorded;

  Validation(CompletedServerRunOptions completed, Trace trace) {
    this.completed = completed;
    this.options = completed.options();
    this.features = completed.featureGate();
    this.checks = new Checks(trace);
    this.recorded = trace.enabled();
  }

  List<String> validate() {
    checks.check(
        Steps.VALIDATE_APISERVER_COUNT,
        "--apiserver-count=" + options.misc.masterCount.get(),
        options.misc.masterCount.get() > 0,
        () -> "--apiserver-count should be a positive number, but value '"
            + options.misc.masterCount.get() + "' provided");
    options.etcd.validate(checks);
    validateServiceRanges();
    validateServiceNodePort();
    options.secureServing.validate(checks);
    options.authentication.validate(features, checks);
    options.authorization.validate(checks);
    options.audit.validate(features.enabled(GenericFeatures.DYNAMIC_AUDITING), checks);
    options.admission.validate(checks);
    options.insecureServing.validate(checks);
    ApiEnablementOptions.validate(completed.runtimeConfig(), KNOWN_GROUPS, checks);
    validateTokenRequest();
    options.metrics.validate(checks);
    checks.addAll(options.secureServing.unknownTlsNames());
    checks.addAll(NotBuiltIn.of(options));
    if (options.misc.traceRequests.get() && !recorded) {
      checks.addAll(List.of("--trace-requests needs --trace-file, which says where to record"));
    }
    return checks.messages();
  }

  private void validateServiceRanges() {
    ServiceIpRanges ranges = completed.serviceIpRanges();
    Cidr primary = ranges.primary();
    String about = "primary range " + primary;
    // An empty flag has got a default by now, so the row cannot fail; it keeps its place.
    checks.checkAll(Steps.VALIDATE_PRIMARY_SERVICE_RANGE, about, List.of());
    checks.check(
        Steps.VALIDATE_SERVICE_RANGE_COUNT,
        ranges.flagEntries() + " entries given",
        ranges.flagEntries() <= 2,
        () -> "--service-cluster-ip-range must not contain more than two entries");
    checks.check(
        Steps.VALIDATE_PRIMARY_SERVICE_RANGE_SIZE,
        about,
        primary.hostBits() <= MOST_HOST_BITS,
        () -> "specified --service-cluster-ip-range is too large");
    validateSecondaryRange(primary, ranges.secondary());
  }

  private void validateSecondaryRange(Cidr primary, Optional<Cidr> secondary) {
    String about = secondary.map(range -> "secondary range " + range).orElse("no secondary range");
    boolean dualStack = features.enabled(KubeFeatures.IPV6_DUAL_STACK);
    checks.check(
        Steps.VALIDATE_SECONDARY_RANGE_GATE,
        about,
        secondary.isEmpty() || dualStack,
        () -> "--secondary-service-cluster-ip-range can only be used if IPv6DualStack feature is"
            + " enabled");
    // Two parsed ranges can always be compared; in Go the comparison could fail.
    checks.checkAll(Steps.VALIDATE_DUAL_STACK_CHECK, about, List.of());
    checks.check(
        Steps.VALIDATE_RANGE_FAMILIES_DIFFER,
        about,
        secondary.isEmpty() || secondary.get().isIpv6() != primary.isIpv6(),
        () -> "--service-cluster-ip-range and --secondary-service-cluster-ip-range must be of"
            + " different IP family");
    checks.check(
        Steps.VALIDATE_SECONDARY_SERVICE_RANGE_SIZE,
        about,
        secondary.isEmpty() || secondary.get().hostBits() <= MOST_HOST_BITS,
        () -> "specified --secondary-service-cluster-ip-range is too large");
  }

  private void validateServiceNodePort() {
    int port = options.misc.kubernetesServiceNodePort.get();
    var range = options.misc.serviceNodePortRange.get();
    String about = "--kubernetes-service-node-port=" + port;
    checks.check(
        Steps.VALIDATE_SERVICE_NODE_PORT,
        about,
        port >= 0 && port <= LAST_PORT,
        () -> "--kubernetes-service-node-port " + port + " must be between 0 and 65535, inclusive."
            + " If 0, the Kubernetes master service will be of type ClusterIP");
    checks.check(
        Steps.VALIDATE_SERVICE_NODE_PORT_IN_RANGE,
        about + " in " + range,
        port <= 0 || range.contains(port),
        () -> "kubernetes service port range " + range + " doesn't contain " + port);
  }

  private void validateTokenRequest() {
    boolean request = features.enabled(KubeFeatures.TOKEN_REQUEST);
    boolean bound = features.enabled(KubeFeatures.BOUND_SERVICE_ACCOUNT_TOKEN_VOLUME);
    String signing = options.misc.serviceAccountSigningKeyFile.get();
    String issuer = options.authentication.serviceAccounts.issuer.get();
    boolean tried = !signing.isEmpty()
        || !issuer.isEmpty()
        || !options.authentication.apiAudiences.get().isEmpty();
    String about = "TokenRequest=" + request + ", flags given: " + tried;
    checks.check(
        Steps.VALIDATE_TOKEN_REQUEST_GATE,
        about,
        !tried || request,
        () -> "the TokenRequest feature is not enabled but --service-account-signing-key-file,"
            + " --service-account-issuer and/or --api-audiences flags were passed");
    checks.check(
        Steps.VALIDATE_BOUND_TOKEN_DEPENDS_ON_TOKEN_REQUEST,
        about,
        !bound || request,
        () -> "the BoundServiceAccountTokenVolume feature depends on the TokenRequest feature, but"
            + " the TokenRequest features is not enabled");
    checks.check(
        Steps.VALIDATE_BOUND_TOKEN_FLAGS,
        about,
        tried || !bound,
        () -> "--service-account-signing-key-file and --service-account-issuer are required flags");
    checks.check(
        Steps.VALIDATE_TOKEN_REQUEST_FLAGS_TOGETHER,
        about,
        !tried || completed.serviceAccountIssuer().isPresent(),
        () -> "--service-account-signing-key-file, --service-account-issuer, and --api-audiences"
            + " should be specified together");
  }
}
