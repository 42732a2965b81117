package dev.kubewalk.cmd.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT64;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.NetFlagTypes.PORT_RANGE;

import dev.kubewalk.apimachinery.util.net.PortRange;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import java.time.Duration;

/**
 * What is set for the Kubernetes server alone and belongs to no other group: in Go, the plain fields
 * of ServerRunOptions.
 *
 * <p>Go: cmd/kube-apiserver/app/options/options.go (ServerRunOptions, set "misc")
 */
public final class MiscOptions {
  private static final String LEAVING = "This flag will be removed in a future version.";

  public final Flag<Duration> eventTtl =
      Flag.of("event-ttl", DURATION, Duration.ofHours(1), "How long events are kept.");
  public final Flag<Boolean> allowPrivileged =
      Flag.of("allow-privileged", BOOL, false, "Lets pods have privileged containers.");
  public final Flag<Boolean> enableLogsHandler = Flag.of(
          "enable-logs-handler", BOOL, true, "Serves the host's log files under /logs.")
      .deprecated("This flag will be removed in v1.19");
  public final Flag<String> sshUser =
      Flag.of("ssh-user", STRING, "", "The user of SSH tunnels to nodes.").deprecated(LEAVING);
  public final Flag<String> sshKeyFile =
      Flag.of("ssh-keyfile", STRING, "", "The key file of SSH tunnels.").deprecated(LEAVING);
  public final Flag<Long> maxConnectionBytesPerSec = Flag.of(
      "max-connection-bytes-per-sec",
      INT64,
      0L,
      "The bytes a second that one user connection may take, for long-running requests; 0 for no "
          + "limit.");
  public final Flag<Integer> masterCount = Flag.of(
      "apiserver-count",
      INT,
      1,
      "The number of API servers in the cluster, for --endpoint-reconciler-type=master-count.");
  public final Flag<String> endpointReconcilerType = Flag.of(
      "endpoint-reconciler-type",
      STRING,
      "lease",
      "How the endpoints of the kubernetes service are kept: master-count, lease, none.");
  public final Flag<Integer> kubernetesServiceNodePort = Flag.of(
      "kubernetes-service-node-port",
      INT,
      0,
      "If not 0, the kubernetes service is of type NodePort, with this port; otherwise it is of "
          + "type ClusterIP.");
  public final Flag<String> serviceClusterIpRange = Flag.of(
      "service-cluster-ip-range",
      STRING,
      "",
      "The range in CIDR notation that cluster IPs of services come from. It must not overlap with "
          + "the addresses of nodes and pods.");
  public final Flag<PortRange> serviceNodePortRange = Flag.of(
      "service-node-port-range",
      PORT_RANGE,
      new PortRange(30000, 2768),
      "The ports for services of type NodePort, such as '30000-32767', both included.");
  public final KubeletOptions kubelet = new KubeletOptions();
  public final Flag<String> proxyClientCertFile = Flag.of(
      "proxy-client-cert-file",
      STRING,
      "",
      "The certificate shown to extension API servers and webhooks. They should expect one from "
          + "--requestheader-client-ca-file.");
  public final Flag<String> proxyClientKeyFile =
      Flag.of("proxy-client-key-file", STRING, "", "The key of --proxy-client-cert-file.");
  public final Flag<Boolean> enableAggregatorRouting = Flag.of(
      "enable-aggregator-routing",
      BOOL,
      false,
      "Sends requests for extension API servers to endpoint IPs instead of the cluster IP.");
  public final Flag<String> serviceAccountSigningKeyFile = Flag.of(
      "service-account-signing-key-file",
      STRING,
      "",
      "The private key that signs ID tokens for service accounts.");

  /** Ours: where the recording of the run is written. */
  public final Flag<String> traceFile = Flag.of(
      "trace-file", STRING, "", "The file that this run is recorded in; empty for no recording.");

  /** Ours: records what one header would, for all requests. */
  public final Flag<Boolean> traceRequests = Flag.of(
      "trace-requests",
      BOOL,
      false,
      "Records the way of every request in --trace-file. Without it, those of a client on this "
          + "machine that sends the header Kubewalk-Trace: true.");

  void addFlags(FlagSet flags) {
    flags
        .add(eventTtl, allowPrivileged, enableLogsHandler, sshUser, sshKeyFile)
        .add(maxConnectionBytesPerSec, masterCount, endpointReconcilerType)
        .add(kubernetesServiceNodePort, serviceClusterIpRange, serviceNodePortRange);
    kubelet.addFlags(flags);
    flags
        .add(proxyClientCertFile, proxyClientKeyFile, enableAggregatorRouting)
        .add(serviceAccountSigningKeyFile, traceFile, traceRequests);
  }
}
