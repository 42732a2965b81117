package dev.kubewalk.cmd.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;
import static dev.kubewalk.componentbase.cli.FlagTypes.UINT;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import java.time.Duration;
import java.util.List;

/**
 * How kubelets are reached, for logs, exec and the like.
 *
 * <p>Go: pkg/kubelet/client/kubelet_client.go (KubeletClientConfig), as set in
 * cmd/kube-apiserver/app/options/options.go
 */
public final class KubeletOptions {
  public final Flag<Boolean> https =
      Flag.of("kubelet-https", BOOL, true, "Talks https to kubelets.");
  public final Flag<List<String>> preferredAddressTypes = Flag.of(
      "kubelet-preferred-address-types",
      STRINGS,
      List.of("Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP"),
      "The node's address types to try, in order.");
  public final Flag<Long> port = Flag.of("kubelet-port", UINT, 10250L, "The kubelets' port.")
      .deprecated("kubelet-port is deprecated and will be removed.");
  public final Flag<Long> readOnlyPort = Flag.of(
          "kubelet-read-only-port", UINT, 10255L, "The kubelets' port without authentication.")
      .deprecated("kubelet-read-only-port is deprecated and will be removed.");
  public final Flag<Duration> timeout =
      Flag.of("kubelet-timeout", DURATION, Duration.ofSeconds(5), "How long a kubelet may take.");
  public final Flag<String> clientCertificate =
      Flag.of("kubelet-client-certificate", STRING, "", "The certificate shown to kubelets.");
  public final Flag<String> clientKey =
      Flag.of("kubelet-client-key", STRING, "", "The key of --kubelet-client-certificate.");
  public final Flag<String> certificateAuthority = Flag.of(
      "kubelet-certificate-authority",
      STRING,
      "",
      "The authority that kubelets' certificates must come from.");

  void addFlags(FlagSet flags) {
    flags
        .add(https, preferredAddressTypes, port, readOnlyPort, timeout)
        .add(clientCertificate, clientKey, certificateAuthority);
  }
}
