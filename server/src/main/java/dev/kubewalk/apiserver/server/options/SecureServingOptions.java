package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;
import static dev.kubewalk.componentbase.cli.NetFlagTypes.IP;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.tracer.Steps;
import java.net.InetAddress;
import java.util.List;

/**
 * The HTTPS port and its certificate.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go (SecureServingOptions), with
 * the defaults of pkg/kubeapiserver/options/serving.go (NewSecureServingOptions)
 */
public final class SecureServingOptions {
  /** File name, without extension, of a generated pair in {@code --cert-dir}. */
  public static final String PAIR_NAME = "apiserver";

  private static final int LAST_PORT = 65535;

  public final Flag<InetAddress> bindAddress = Flag.of(
      "bind-address",
      IP,
      Ip.parse("0.0.0.0").orElseThrow(),
      "The address to listen on with --secure-port. The cluster and its command-line clients must "
          + "reach the interface. 0.0.0.0 or :: for all interfaces.");
  public final Flag<Integer> bindPort =
      Flag.of("secure-port", INT, 6443, "The port of HTTPS with authentication; 0 is not allowed.");
  public final Flag<String> certDirectory = Flag.of(
      "cert-dir",
      STRING,
      "/var/run/kubernetes",
      "Where a generated certificate is kept; not used if --tls-cert-file and "
          + "--tls-private-key-file are given.");
  public final Flag<String> certFile = Flag.of(
      "tls-cert-file",
      STRING,
      "",
      "The server's certificate, followed by those of its authorities. Without it and the key file "
          + "a self-signed pair is made in --cert-dir.");
  public final Flag<String> keyFile =
      Flag.of("tls-private-key-file", STRING, "", "The private key of --tls-cert-file.");
  public final Flag<List<String>> cipherSuites = Flag.of(
      "tls-cipher-suites",
      STRINGS,
      List.of(),
      "Cipher suites, comma separated; without it the default ones. Possible values: "
          + String.join(",", TlsFlags.CIPHER_SUITES));
  public final Flag<String> minTlsVersion = Flag.of(
      "tls-min-version",
      STRING,
      "",
      "The lowest TLS version. Possible values: " + String.join(", ", TlsFlags.VERSIONS));
  public final Flag<List<NamedCertKey>> sniCertKeys = Flag.of(
      "tls-sni-cert-key",
      NamedCertKey.FLAG_TYPE,
      List.of(),
      "A certificate file and its key file, for clients that ask for certain names: domain "
          + "patterns, also with a leading *. and IP addresses, may follow after a colon; without "
          + "them the names of the certificate count. Give it again for more pairs. Examples: "
          + "\"example.crt,example.key\" or \"foo.crt,foo.key:*.foo.com,foo.com\".");
  public final Flag<Integer> http2MaxStreamsPerConnection = Flag.of(
      "http2-max-streams-per-connection",
      INT,
      0,
      "How many HTTP/2 streams a connection may have at once; 0 for the server's default.");

  public void addFlags(FlagSet flags) {
    flags
        .add(bindAddress, bindPort, certDirectory, certFile, keyFile, cipherSuites)
        .add(minTlsVersion, sniCertKeys, http2MaxStreamsPerConnection);
  }

  /** Makes the checks of row 3.5. */
  public void validate(Checks checks) {
    int port = bindPort.get();
    checks.check(
        Steps.VALIDATE_SECURE_PORT,
        "--secure-port=" + port,
        port >= 1 && port <= LAST_PORT,
        () -> "--secure-port " + port
            + " must be between 1 and 65535, inclusive. It cannot be turned off with 0");
    // A file and a certificate in memory cannot both exist here: the in-memory pair is made by
    // Complete, and only when there are no files. The row stays as a place in the order.
    checks.checkAll(
        Steps.VALIDATE_ONE_CERTIFICATE_SOURCE,
        "files or in-memory certificate, not both",
        List.of());
  }

  /**
   * Cipher suites and versions that nobody knows. Go finds them later, when it builds the server.
   */
  public List<String> unknownTlsNames() {
    return TlsFlags.unknown(cipherSuites.get(), minTlsVersion.get());
  }
}
