package dev.kubewalk.master;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.CompletedConfig;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.hooks.PostStartHook;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.master.controller.KubernetesService;
import dev.kubewalk.master.reconcilers.EndpointReconciler;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How the kube-apiserver is to be.
 *
 * <p>Go: pkg/master/master.go (Config, ExtraConfig)
 *
 * @param rbacBootstrap creates and mends the default roles and bindings
 * @param clusterAuthentication how clients are recognised, as it is published
 */
public record MasterConfig(
    Config generic,
    ResourceConfig resources,
    MasterStorage storage,
    Networking networking,
    boolean enableLogs,
    PostStartHook rbacBootstrap,
    Map<String, String> clusterAuthentication) {
  public MasterConfig {
    requireNonNull(generic);
    requireNonNull(resources);
    requireNonNull(storage);
    requireNonNull(networking);
    requireNonNull(rbacBootstrap);
    clusterAuthentication = Map.copyOf(clusterAuthentication);
  }

  /**
   * The server's place in the cluster's network.
   *
   * @param serviceIpRange as text, such as 10.0.0.0/24
   * @param nodePortRange as text, such as 30000-32767
   * @param publicIp the address that the cluster is told
   * @param reconcilerType lease, master-count or none
   * @param reconciler is made when the configuration is completed
   */
  public record Networking(
      KubernetesService service,
      String serviceIpRange,
      String nodePortRange,
      String publicIp,
      int publicPort,
      String reconcilerType,
      Supplier<EndpointReconciler> reconciler) {}

  /** Fills in what is still open. */
  public Completed complete() {
    ServerRuntime runtime = generic.runtime();
    Trace trace = runtime.trace();
    try (Step step = trace.step(Steps.COMPLETE_MASTER_CONFIG)) {
      step.note("server", "kube-apiserver");
      CompletedConfig completed;
      try (Step row = trace.step(Steps.COMPLETE_MASTER_GENERIC_CONFIG)) {
        completed = generic.complete();
        row.note("externalAddress", completed.settings().endpoint().externalAddress());
      }
      try (Step row = trace.step(Steps.DEFAULT_MASTER_SERVICE_IP_RANGE)) {
        row.note("serviceIpRange", networking.serviceIpRange());
        row.note("apiServerServiceIp", networking.service().clusterIp());
      }
      try (Step row = trace.step(Steps.SET_MASTER_DISCOVERY_ADDRESSES)) {
        row.note("default", completed.settings().endpoint().externalAddress());
      }
      try (Step row = trace.step(Steps.DEFAULT_NODE_PORT_RANGE)) {
        row.note("nodePortRange", networking.nodePortRange());
      }
      try (Step row = trace.step(Steps.DEFAULT_RECONCILER_INTERVALS)) {
        row.note("interval", Completed.RECONCILER_INTERVAL.toString());
        row.note("ttl", Completed.RECONCILER_TTL.toString());
      }
      EndpointReconciler reconciler;
      try (Step row = trace.step(Steps.CREATE_ENDPOINT_RECONCILER)) {
        row.note("type", networking.reconcilerType());
        runtime.log().info("Using reconciler: " + networking.reconcilerType());
        reconciler = networking.reconciler().get();
      }
      return new Completed(this, completed, reconciler);
    }
  }

  /**
   * A completed configuration, of which the server can be made.
   *
   * <p>Go: pkg/master/master.go (CompletedConfig)
   */
  public static final class Completed {
    public static final Duration RECONCILER_INTERVAL = Duration.ofSeconds(10);
    public static final Duration RECONCILER_TTL = Duration.ofSeconds(15);

    private final MasterConfig config;
    private final CompletedConfig generic;
    private final EndpointReconciler reconciler;

    private Completed(MasterConfig config, CompletedConfig generic, EndpointReconciler reconciler) {
      this.config = config;
      this.generic = generic;
      this.reconciler = reconciler;
    }

    MasterConfig config() {
      return config;
    }

    public CompletedConfig generic() {
      return generic;
    }

    EndpointReconciler reconciler() {
      return reconciler;
    }

    /** Builds the kube-apiserver in front of the apiextensions server. */
    public Master newServer(DelegationTarget delegate) {
      return new MasterBuilder(this, delegate).build();
    }
  }

  /** The groups that have a provider here. */
  public static List<String> providedGroups() {
    return RestStorageProvider.inOrder().stream()
        .map(RestStorageProvider::group)
        .toList();
  }
}
