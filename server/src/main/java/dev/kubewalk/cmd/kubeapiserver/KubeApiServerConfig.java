package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.Serving;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.options.MiscOptions;
import dev.kubewalk.cmd.kubeapiserver.security.RbacBootstrapHook;
import dev.kubewalk.master.MasterConfig;
import dev.kubewalk.master.controller.KubernetesService;
import dev.kubewalk.master.reconcilers.EndpointReconciler;
import dev.kubewalk.master.reconcilers.LeaseReconciler;
import dev.kubewalk.master.reconcilers.MasterLeases;
import dev.kubewalk.master.reconcilers.NoneReconciler;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.List;
import java.util.Map;

/**
 * What the kube-apiserver needs beyond the generic configuration.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (CreateKubeAPIServerConfig)
 */
final class KubeApiServerConfig {
  private static final int SERVICE_PORT = 443;
  private static final String ADMISSION_HOOK = "start-kube-apiserver-admission-initializer";

  private final GenericConfig built;
  private final ChainParts parts;
  private final CompletedServerRunOptions options;
  private final ServerRuntime runtime;
  private final Trace trace;

  KubeApiServerConfig(GenericConfig built) {
    this.built = requireNonNull(built);
    this.parts = built.parts();
    this.options = parts.options();
    this.runtime = parts.runtime();
    this.trace = runtime.trace();
  }

  MasterConfig create() {
    try (Step step = trace.step(Steps.INITIALIZE_CAPABILITIES)) {
      step.note("allow privileged", options.options().misc.allowPrivileged.get());
    }
    computeServiceIpRanges();
    MasterConfig.Networking networking;
    try (Step step = trace.step(Steps.ASSEMBLE_MASTER_CONFIG)) {
      networking = networking();
      step.note("service port", SERVICE_PORT);
      step.note("reconciler", networking.reconcilerType());
    }
    Map<String, String> authentication = built.clusterAuthentication();
    try (Step step = trace.step(Steps.COLLECT_CLUSTER_AUTHENTICATION_INFO)) {
      step.note("entries", List.copyOf(authentication.keySet()));
    }
    Config config = addAdmissionHook();
    return new MasterConfig(
        config,
        built.resources(),
        new BuiltInResources(
            parts, built.security(), built.config().features().apis().decoder()),
        networking,
        options.options().misc.enableLogsHandler.get(),
        new RbacBootstrapHook(runtime.log()),
        authentication);
  }

  private void computeServiceIpRanges() {
    try (Step step = trace.step(Steps.COMPUTE_SERVICE_IP_RANGES)) {
      step.note("primary", options.serviceIpRanges().primary().toString());
      step.note(
          "apiServerServiceIp", options.serviceIpRanges().apiServerServiceIp().getHostAddress());
    }
  }

  private MasterConfig.Networking networking() {
    MiscOptions misc = options.options().misc;
    int port = built.config().endpoint().secure().map(Serving::port).orElse(SERVICE_PORT);
    KubernetesService service = new KubernetesService(
        options.serviceIpRanges().apiServerServiceIp().getHostAddress(),
        SERVICE_PORT,
        port,
        misc.kubernetesServiceNodePort.get());
    return new MasterConfig.Networking(
        service,
        options.serviceIpRanges().primary().toString(),
        misc.serviceNodePortRange.get().toString(),
        options.advertiseAddress().getHostAddress(),
        port,
        misc.endpointReconcilerType.get(),
        this::newReconciler);
  }

  private EndpointReconciler newReconciler() {
    if (options.options().misc.endpointReconcilerType.get().equals("none")) {
      return new NoneReconciler();
    }
    try (Step step = trace.step(Steps.CREATE_LEASE_RECONCILER)) {
      String prefix = parts.storage().prefix() + "/masterleases/";
      step.note("prefix", prefix);
      step.note("ttl", MasterConfig.Completed.RECONCILER_TTL.toString());
      MasterLeases leases = new MasterLeases(
          parts.storage().backend(), prefix, MasterConfig.Completed.RECONCILER_TTL);
      return new LeaseReconciler(leases, parts.loopback().client(), runtime.log());
    }
  }

  private Config addAdmissionHook() {
    try (Step step = trace.step(Steps.ADD_ADMISSION_INITIALIZER_HOOK)) {
      step.note("hooks", List.of(ADMISSION_HOOK));
      step.note("registeredBy", "kube-apiserver");
      PostStartHooks.Entry entry =
          new PostStartHooks.Entry(ADMISSION_HOOK, "kube-apiserver", context -> {
            try (Step hook = trace.step(Steps.HOOK_START_ADMISSION_INITIALIZER)) {
              hook.note("hook", ADMISSION_HOOK);
            }
          });
      return built.config().withHooks(built.config().hooks().with(entry));
    }
  }
}
