package dev.kubewalk.cmd.kubeapiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Steps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command from its arguments to its exit status, with a runner that only remembers. */
class ApiServerCommandTest {
  @TempDir
  Path directory;

  private final AtomicReference<CompletedServerRunOptions> ran = new AtomicReference<>();
  private final TestingTrace trace = new TestingTrace();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int execute(String... arguments) {
    Runner runner = (options, log, stop) -> {
      ran.set(options);
      return 0;
    };
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add(0, "--advertise-address=10.11.12.13");
    all.add(0, "--cert-dir=" + directory);
    return new ApiServerCommand(
            runner,
            StopChannel::new,
            new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0),
            trace,
            Clock.system(),
            GoRoutines.forThisJdk())
        .execute(all);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private List<String> messages() {
    return err().lines().map(line -> line.replaceFirst("^.*?\\] ", "")).toList();
  }

  @Test
  void logsWhatADefaultRunLogs() {
    assertThat(execute()).isZero();
    assertThat(messages())
        .containsExactly(
            "No CIDR for service cluster IPs specified. Default value which was 10.0.0.0/24 is"
                + " deprecated and will be removed in future releases. Please specify it using"
                + " --service-cluster-ip-range on kube-apiserver.",
            "Generated self-signed cert (" + directory + "/apiserver.crt, " + directory
                + "/apiserver.key)",
            "external host was not specified, using 10.11.12.13",
            "AnonymousAuth is not allowed with the AlwaysAllow authorizer. Resetting AnonymousAuth"
                + " to false. You should use a different authorizer",
            "Version: v1.18.20");
    assertThat(ran.get().anonymousAllowed()).isFalse();
    assertThat(ran.get().serviceIpRanges().apiServerServiceIp().getHostAddress())
        .isEqualTo("10.0.0.1");
    assertThat(ran.get().serviceAccountKeyFiles()).containsExactly(directory + "/apiserver.key");
    assertThat(ran.get().watchCacheSizes()).hasSize(10).contains("pods#1000", "events#0");
  }

  @Test
  void aDefaultRunTakesTheStepsInOrder() {
    assertThat(execute()).isZero();
    List<String> ids = trace.ids();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .startsWith("0.6", "1", "1.1", "1.1.1", "1.2.1")
        .containsSubsequence("1.2.12", "1.1.2", "1.1.7", "1.2", "1.3", "1.3.1", "1.3.2", "1.3.3")
        .endsWith("3.13", "1.3.5", "1.3.6");
    for (String phase : List.of("1.1.", "1.2.", "1.3.", "2.", "3.")) {
      List<String> expected = Arrays.stream(Steps.values())
          .map(Steps::id)
          .filter(id -> id.startsWith(phase) && ids.contains(id))
          .toList();
      assertThat(ids.stream().filter(id -> id.startsWith(phase))).isEqualTo(expected);
    }
    assertThat(ids.stream().filter(id -> id.startsWith("3."))).hasSize(51);
  }

  @Test
  void makesACertificateForAllItsNamesAndUsesItAgain() throws Exception {
    assertThat(execute("--bind-address=127.0.0.1")).isZero();
    Path certFile = directory.resolve("apiserver.crt");
    Path keyFile = directory.resolve("apiserver.key");
    byte[] made = Files.readAllBytes(certFile);
    var chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(made))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    assertThat(chain).hasSize(2);
    chain.get(0).verify(chain.get(1).getPublicKey());
    assertThat(chain.get(0).getSubjectAlternativeNames().stream().map(name -> name.get(1)))
        .isEqualTo(List.of(
            "10.11.12.13",
            "10.0.0.1",
            "127.0.0.1",
            "kubernetes.default.svc",
            "kubernetes.default",
            "kubernetes"));
    assertThat(chain.get(0).getSubjectX500Principal().getName()).startsWith("CN=10.11.12.13@");
    assertThat(chain.get(0).getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certFile)))
        .isEqualTo("rw-r--r--");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(keyFile)).startsWith("-----BEGIN RSA PRIVATE KEY-----");

    assertThat(execute()).isZero();
    assertThat(Files.readAllBytes(certFile)).isEqualTo(made);
  }

  @Test
  void keepsThePairInMemoryWithoutADirectory() {
    assertThat(execute("--cert-dir=")).isZero();
    assertThat(ran.get().servingCertificate().inMemory()).isPresent();
    assertThat(messages()).contains("Generated self-signed cert in-memory");
  }

  @Test
  void logsFlagsAtVerbosityOne() {
    assertThat(execute("-v=1", "--target_ram_mb=600")).isZero();
    assertThat(messages())
        .contains("FLAG: --target-ram-mb=\"600\"", "FLAG: --authorization-mode=\"[AlwaysAllow]\"");
    assertThat(ran.get().watchCacheSizes()).contains("pods#1000", "replicationcontrollers#100");
  }

  @Test
  void printsItsVersion() {
    assertThat(execute("--version")).isZero();
    assertThat(execute("--version=raw")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .startsWith("Kubernetes v1.18.20")
        .anyMatch(line -> line.startsWith("version.Info{Major:\"1\", Minor:\"18\""));
    assertThat(ran.get()).isNull();
  }

  @Test
  void printsHelpInSections() {
    assertThat(execute("--help")).isZero();
    String help = out.toString(StandardCharsets.UTF_8);
    assertThat(help)
        .contains("Usage:\n  kube-apiserver [flags]\n\nGeneric flags:\n\n")
        .containsSubsequence("Etcd flags:", "API enablement flags:", "Misc flags:", "Global flags:")
        .contains("(default 6443)", "      --cert-dir string ", "  -v, --v Level ")
        .contains("      --version version[=true] ", "(default \"/var/run/kubernetes\")")
        .doesNotContain("--ssh-user");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("--nope", "unknown flag: --nope"),
        Arguments.of("-x", "unknown shorthand flag: 'x' in -x"),
        Arguments.of("--secure-port", "flag needs an argument: --secure-port"),
        Arguments.of(
            "--secure-port=x",
            "invalid argument \"x\" for \"--secure-port\" flag: strconv.ParseInt: parsing \"x\":"
                + " invalid syntax"),
        Arguments.of(
            "--v=x",
            "invalid argument \"x\" for \"-v, --v\" flag: strconv.ParseInt: parsing \"x\": invalid"
                + " syntax"),
        Arguments.of(
            "--feature-gates=Nope=true",
            "invalid argument \"Nope=true\" for \"--feature-gates\" flag: unrecognized feature"
                + " gate: Nope"),
        Arguments.of(
            "--feature-gates=NodeLease=false",
            "invalid argument \"NodeLease=false\" for \"--feature-gates\" flag: cannot set feature"
                + " gate NodeLease to false, feature is locked to true"),
        Arguments.of(
            "--service-cluster-ip-range=x", "service-cluster-ip-range[0] is not a valid cidr"),
        Arguments.of(
            "--oidc-issuer-url=https://a,--oidc-client-id=b",
            "[--oidc-issuer-url: OIDC authentication is not built into this server; remove the flag,"
                + " --oidc-client-id: OIDC authentication is not built into this server; remove the"
                + " flag]"),
        Arguments.of(
            "--etcd-servers=http://127.0.0.1:2379",
            "--etcd-servers: the etcd storage backend is not built into this server; remove the"
                + " flag"),
        Arguments.of(
            "--enable-admission-plugins=PodPreset",
            "--enable-admission-plugins: admission plugin PodPreset is not built into this server;"
                + " remove it from the list"),
        Arguments.of(
            "--secure-port=0,--apiserver-count=0",
            "[--apiserver-count should be a positive number, but value '0' provided, --secure-port"
                + " 0 must be between 1 and 65535, inclusive. It cannot be turned off with 0]"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatIsWrongInOneLine(String arguments, String message) {
    assertThat(execute(
            arguments.split(",--", -1).length == 1
                ? new String[] {arguments}
                : arguments.replace(",--", " --").split(" ")))
        .isEqualTo(1);
    List<String> errors =
        err().lines().filter(line -> line.startsWith("Error: ")).toList();
    assertThat(errors).containsExactly("Error: " + message);
    assertThat(ran.get()).isNull();
  }

  @Test
  void refusesHalfAPair() throws IOException {
    Files.writeString(directory.resolve("apiserver.crt"), "x");
    assertThat(execute()).isEqualTo(1);
    assertThat(err())
        .contains("Error: error creating self-signed certificates: error reading " + directory
            + "/apiserver.key, certificate and key must be supplied as a pair");
  }

  @Test
  void saysWhyItCannotWriteThePair() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThat(execute("--cert-dir=" + file)).isEqualTo(1);
    assertThat(err())
        .contains(
            "Error: error creating self-signed certificates: mkdir " + file + ": not a directory");
  }

  @Test
  void aSecondSignalEndsTheProcess() {
    List<Integer> exits = new ArrayList<>();
    StopChannel stop = new StopChannel();
    SignalHandler handler = new SignalHandler(exits::add);
    handler.received(stop, 1);
    assertThat(stop.isClosed()).isTrue();
    assertThat(exits).isEmpty();
    handler.received(stop, 2);
    assertThat(exits).containsExactly(1);
  }
}
