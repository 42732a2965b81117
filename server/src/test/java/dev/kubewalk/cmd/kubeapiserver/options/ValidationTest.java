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
import org.junit.jupiter.params.provider.CsvFileSource;
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

  @ParameterizedTest
  @CsvFileSource(resources = "validation-rules.tsv", delimiter = '\t', quoteCharacter = '`')
  void fires(String arguments, String message) throws Exception {
    assertThat(validate(arguments)).contains(message);
  }

  @Test
  void aDefaultCommandLineIsValid() throws Exception {
    assertThat(validate("")).isEmpty();
    assertThat(validate("--authorization-mode=Node,RBAC --runtime-config=batch/v1beta1=false"))
        .isEmpty();
  }

  @Test
  void versionsWithoutPagesAreRefused() throws Exception {
    assertThat(validate("--runtime-config=batch/v2alpha1=true"))
        .containsExactly(
            "--runtime-config: batch/v2alpha1 is not built into this server; remove it");
    assertThat(validate("--runtime-config=batch/v2alpha1=false")).isEmpty();
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
