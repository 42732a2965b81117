package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.NetFlagTypes.IP;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.tracer.Steps;
import java.net.InetAddress;

/**
 * The port without TLS, authentication and authorization, which 1.18 still has, and opens by
 * default on the loopback interface.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/deprecated_insecure_serving.go
 * (DeprecatedInsecureServingOptions)
 */
public final class InsecureServingOptions {
  private static final int LAST_PORT = 65535;
  private static final String LEAVING = "This flag will be removed in a future version.";

  public final Flag<InetAddress> bindAddress = Flag.of(
          "insecure-bind-address",
          IP,
          Ip.parse("127.0.0.1").orElseThrow(),
          "The address to listen on with --insecure-port. 0.0.0.0 or :: for all interfaces.")
      .deprecated(LEAVING)
      .shown();
  public final Flag<Integer> bindPort = Flag.of(
          "insecure-port",
          INT,
          8080,
          "The port without TLS, authentication and authorization. 0 for none.")
      .deprecated(LEAVING)
      .shown();
  public final Flag<InetAddress> address = bindAddress
      .alias("address", "Another name of --insecure-bind-address.")
      .deprecated("see --bind-address instead.")
      .shown();
  public final Flag<Integer> port = bindPort
      .alias("port", "Another name of --insecure-port.")
      .deprecated("see --secure-port instead.")
      .shown();

  public void addFlags(FlagSet flags) {
    flags.add(bindAddress, bindPort, address, port);
  }

  /** Makes the check of row 3.10. */
  public void validate(Checks checks) {
    int value = bindPort.get();
    checks.check(
        Steps.VALIDATE_INSECURE_PORT,
        "--insecure-port=" + value,
        value >= 0 && value <= LAST_PORT,
        () -> "insecure port " + value
            + " must be between 0 and 65535, inclusive. 0 for turning off insecure (HTTP) port");
  }
}
