package dev.kubewalk.cmd.kubeapiserver.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.util.net.HostAddress;
import dev.kubewalk.client.util.cert.PemPair;
import dev.kubewalk.client.util.cert.SelfSignedCertificates;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.cli.FlagParseException;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule fires, and a default command line breaks none. Go: validation_test.go. */
class ValidationTest {
  private static final SelfSignedCertificates CERTIFICATES =
      new SelfSignedCertificates(Clock.system(), GoRoutines.forThisJdk());

  @TempDir
  Path directory;

  private static CompletedServerRunOptions complete(String... arguments)
      throws FlagParseException, CompletionException {
    Trace off = Trace.off();
    ServerRunOptions options = new ServerRunOptions(ServerRunOptions.registerFeatures(off), off);
    // Files by name keep this test from making keys; nothing reads them here.
    List<String> all = new ArrayList<>(
        List.of("--advertise-address=10.1.1.1", "--tls-cert-file=a", "--tls-private-key-file=b"));
    all.addAll(Arrays.asList(arguments));
    options.flags(off).all().parse(all, ignored -> {});
    Klog log = Klog.discard();
    return options.complete(new Completion(log, off, new HostAddress(log), CERTIFICATES));
  }

  private static List<String> validate(String arguments)
      throws FlagParseException, CompletionException {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    return complete(words).validate(Trace.off());
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            "--apiserver-count=-1",
            "--apiserver-count should be a positive number, but" + " value '-1' provided"),
        Arguments.of("--data-dir=", "--data-dir must be specified when --etcd-servers is not"),
        Arguments.of(
            "--storage-backend=etcd2",
            "--storage-backend invalid, allowed values: etcd3."
                + " If not specified, it will default to 'etcd3'"),
        Arguments.of(
            "--etcd-servers-overrides=x",
            "--etcd-servers-overrides invalid, must be of"
                + " format: group/resource#servers, where servers are URLs, semicolon separated"),
        Arguments.of(
            "--service-cluster-ip-range=10.0.0.0/24,fd00::/112,10.1.0.0/24",
            "--service-cluster-ip-range must not contain more than two entries"),
        Arguments.of(
            "--service-cluster-ip-range=10.0.0.0/8",
            "specified --service-cluster-ip-range is too large"),
        Arguments.of(
            "--service-cluster-ip-range=10.0.0.0/24,fd00::/112",
            "--secondary-service-cluster-ip-range can only be used if IPv6DualStack feature is"
                + " enabled"),
        Arguments.of(
            "--feature-gates=IPv6DualStack=true"
                + " --service-cluster-ip-range=10.0.0.0/24,10.1.0.0/24",
            "--service-cluster-ip-range and --secondary-service-cluster-ip-range must be of"
                + " different IP family"),
        Arguments.of(
            "--feature-gates=AllAlpha=true,BoundServiceAccountTokenVolume=false"
                + " --service-cluster-ip-range=10.0.0.0/24,fd00::/64",
            "specified --secondary-service-cluster-ip-range is too large"),
        Arguments.of(
            "--kubernetes-service-node-port=70000",
            "--kubernetes-service-node-port 70000"
                + " must be between 0 and 65535, inclusive. If 0, the Kubernetes master service will be"
                + " of type ClusterIP"),
        Arguments.of(
            "--kubernetes-service-node-port=80",
            "kubernetes service port range 30000-32767 doesn't contain 80"),
        Arguments.of(
            "--secure-port=0",
            "--secure-port 0 must be between 1 and 65535, inclusive. It"
                + " cannot be turned off with 0"),
        Arguments.of("--tls-cipher-suites=X", "Cipher suite X not supported or doesn't exist"),
        Arguments.of("--tls-min-version=X", "unknown tls version \"X\""),
        Arguments.of(
            "--oidc-client-id=x",
            "oidc-issuer-url and oidc-client-id should be specified together"),
        Arguments.of(
            "--service-account-issuer=:x",
            "service-account-issuer contained a ':' but was"
                + " not a valid URL: parse :x: missing protocol scheme"),
        Arguments.of(
            "--feature-gates=BoundServiceAccountTokenVolume=true,TokenRequest=false",
            "if the BoundServiceAccountTokenVolume feature is enabled, the TokenRequest and"
                + " TokenRequestProjection features must also be enabled"),
        Arguments.of(
            "--feature-gates=BoundServiceAccountTokenVolume=true",
            "service-account-issuer is a required flag when BoundServiceAccountTokenVolume is"
                + " enabled"),
        Arguments.of(
            "--feature-gates=BoundServiceAccountTokenVolume=true",
            "service-account-key-file is a required flag when BoundServiceAccountTokenVolume is"
                + " enabled"),
        Arguments.of(
            "--feature-gates=ServiceAccountIssuerDiscovery=true"
                + " --service-account-jwks-uri=http://x",
            "service-account-jwks-uri requires https scheme, parsed as: http://x"),
        Arguments.of(
            "--service-account-jwks-uri=https://x",
            "service-account-jwks-uri may only be"
                + " set when the ServiceAccountIssuerDiscovery feature gate is enabled"),
        Arguments.of("--authorization-mode=", "at least one authorization-mode must be passed"),
        Arguments.of(
            "--authorization-mode=Magic", "authorization-mode \"Magic\" is not a valid mode"),
        Arguments.of(
            "--authorization-mode=ABAC",
            "authorization-mode ABAC's authorization policy file not passed"),
        Arguments.of(
            "--authorization-mode=Webhook",
            "authorization-mode Webhook's authorization config file not passed"),
        Arguments.of(
            "--authorization-policy-file=x",
            "cannot specify --authorization-policy-file without mode ABAC"),
        Arguments.of(
            "--authorization-webhook-config-file=x",
            "cannot specify --authorization-webhook-config-file without mode Webhook"),
        Arguments.of(
            "--authorization-mode=RBAC,RBAC",
            "authorization-mode [\"RBAC\" \"RBAC\"] has mode specified more than once"),
        Arguments.of(
            "--audit-log-path=- --audit-log-mode=x",
            "invalid audit log mode x, allowed" + " modes are \"batch,blocking,blocking-strict\""),
        Arguments.of(
            "--audit-log-path=- --audit-log-mode=batch --audit-log-batch-buffer-size=0",
            "invalid audit batch log buffer size 0, must be a positive number"),
        Arguments.of(
            "--audit-log-path=- --audit-log-truncate-enabled"
                + " --audit-log-truncate-max-event-size=0",
            "invalid audit truncate log max event size 0, must be a positive number"),
        Arguments.of(
            "--audit-log-path=- --audit-log-truncate-enabled"
                + " --audit-log-truncate-max-batch-size=5",
            "invalid audit truncate log max batch size 5, must be greater than max event size"
                + " (102400)"),
        Arguments.of(
            "--audit-log-path=- --audit-log-version=v2",
            "invalid group version, allowed versions are [\"audit.k8s.io/v1alpha1\""
                + " \"audit.k8s.io/v1beta1\" \"audit.k8s.io/v1\"]"),
        Arguments.of(
            "--audit-log-path=- --audit-log-format=xml",
            "invalid audit log format xml, allowed formats are \"legacy,json\""),
        Arguments.of(
            "--audit-log-path=- --audit-log-maxage=-1",
            "--audit-log-maxage -1 can't be a negative number"),
        Arguments.of(
            "--audit-webhook-config-file=x --audit-webhook-batch-throttle-burst=0",
            "invalid audit batch webhook throttle burst 0, must be a positive number"),
        Arguments.of(
            "--audit-dynamic-configuration",
            "--audit-dynamic-configuration set, but"
                + " DynamicAuditing feature gate is not enabled"),
        Arguments.of(
            "--admission-control=Priority --enable-admission-plugins=Priority",
            "admission-control and enable-admission-plugins/disable-admission-plugins flags are"
                + " mutually exclusive"),
        Arguments.of(
            "--enable-admission-plugins=X", "enable-admission-plugins plugin \"X\" is unknown"),
        Arguments.of(
            "--enable-admission-plugins=Priority --disable-admission-plugins=Priority",
            "[Priority] in enable-admission-plugins and disable-admission-plugins overlapped"),
        Arguments.of(
            "--insecure-port=70000",
            "insecure port 70000 must be between 0 and 65535,"
                + " inclusive. 0 for turning off insecure (HTTP) port"),
        Arguments.of("--runtime-config=api/all=false", "invalid key with only api/all=false"),
        Arguments.of("--runtime-config=x=true", "runtime-config invalid key x"),
        Arguments.of("--runtime-config=x/v1=true,a/v1=true", "unknown api groups a,x"),
        Arguments.of(
            "--feature-gates=TokenRequest=false --api-audiences=x",
            "the TokenRequest feature is not enabled but --service-account-signing-key-file,"
                + " --service-account-issuer and/or --api-audiences flags were passed"),
        Arguments.of(
            "--feature-gates=TokenRequest=false,BoundServiceAccountTokenVolume=true",
            "the BoundServiceAccountTokenVolume feature depends on the TokenRequest feature, but"
                + " the TokenRequest features is not enabled"),
        Arguments.of(
            "--feature-gates=BoundServiceAccountTokenVolume=true",
            "--service-account-signing-key-file and --service-account-issuer are required flags"),
        Arguments.of(
            "--api-audiences=x",
            "--service-account-signing-key-file,"
                + " --service-account-issuer, and --api-audiences should be specified together"),
        Arguments.of(
            "--show-hidden-metrics-for-version=1.16",
            "--show-hidden-metrics-for-version"
                + " must be omitted or have the value '1.17'. Only the previous minor version is"
                + " allowed"),
        Arguments.of(
            "--cloud-provider=aws",
            "--cloud-provider: cloud provider support is not built"
                + " into this server; remove the flag"),
        Arguments.of(
            "--authorization-mode=Webhook",
            "--authorization-mode: mode Webhook is not"
                + " built into this server; remove it from the list"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void fires(String arguments, String message) throws Exception {
    assertThat(validate(arguments)).contains(message);
  }

  @Test
  void aDefaultCommandLineIsValid() throws Exception {
    assertThat(validate("")).isEmpty();
    assertThat(validate("--authorization-mode=Node,RBAC --runtime-config=batch/v2alpha1=true"))
        .isEmpty();
  }

  @Test
  void runtimeConfigSpellsTheCoreGroupOneWay() throws Exception {
    assertThat(complete("--runtime-config=v1=true,api/v1/pods=false,api/legacy=true,apps/v1")
            .runtimeConfig())
        .isEqualTo(Map.of("/v1", "true", "/v1/pods", "false", "apps/v1", ""));
  }

  @Test
  void completingFreezesTheFlags() throws Exception {
    CompletedServerRunOptions completed = complete();
    assertThatThrownBy(() -> completed
            .options()
            .flags(Trace.off())
            .all()
            .parse(List.of("--secure-port=1"), ignored -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSigningKeyAndAnIssuerMakeATokenIssuer() throws Exception {
    Path key = signingKey();
    CompletedServerRunOptions completed = complete(
        "--service-account-signing-key-file=" + key,
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + key);
    ServiceAccountIssuer issuer = completed.serviceAccountIssuer().orElseThrow();
    assertThat(issuer.algorithm()).isEqualTo("RS256");
    assertThat(issuer.keyId()).hasSize(43);
    assertThat(completed.serviceAccountKeyFiles()).containsExactly(key.toString());
    assertThatThrownBy(() -> complete(
            "--service-account-signing-key-file=" + key,
            "--service-account-issuer=x",
            "--service-account-max-token-expiration=1m"))
        .hasMessage("the serviceaccount max expiration must be between 1 hour to 2^32 seconds");
  }

  private Path signingKey() throws IOException {
    PemPair pair =
        CERTIFICATES.generate("sa", List.of(), List.of(), SelfSignedCertificates.ONE_YEAR);
    return Files.writeString(directory.resolve("sa.key"), pair.key());
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "--service-cluster-ip-range=10.0.0.0/30",
            "error determining service IP ranges"
                + " for primary service cidr: the service cluster IP range must be at least 8 IP"
                + " addresses"),
        Arguments.of(
            "--service-cluster-ip-range=10.0.0.0/24,x",
            "service-cluster-ip-range[1] is not an ip net"),
        Arguments.of(
            "--watch-cache-sizes=pods#-1", "watch cache size cannot be negative for resource pods"),
        Arguments.of(
            "--service-account-signing-key-file=/none --service-account-issuer=x",
            "failed to parse service-account-issuer-key-file: open /none: no such file or"
                + " directory"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void cannotBeCompleted(String arguments, String message) {
    assertThatThrownBy(() -> complete(arguments.split(" ")))
        .isInstanceOf(CompletionException.class)
        .hasMessage(message);
  }
}
