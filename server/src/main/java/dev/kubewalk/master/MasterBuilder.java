package dev.kubewalk.master;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.server.ApiGroupInfo;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.server.RestContainer.WebService;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.routes.LogsRoute;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.master.controller.BootstrapController;
import dev.kubewalk.master.controller.ClusterAuthenticationTrustController;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the kube-apiserver, row by row of the reference.
 *
 * <p>Go: pkg/master/master.go (completedConfig.New, InstallLegacyAPI, InstallAPIs)
 */
final class MasterBuilder {
  private static final String BOOTSTRAP = "bootstrap-controller";
  private static final String RBAC_HOOK = "rbac/bootstrap-roles";
  private static final String AUTHENTICATION_HOOK = "start-cluster-authentication-info-controller";

  private final MasterConfig.Completed completed;
  private final MasterConfig config;
  private final DelegationTarget delegate;
  private final Config settings;
  private final ServerRuntime runtime;
  private final Trace trace;

  MasterBuilder(MasterConfig.Completed completed, DelegationTarget delegate) {
    this.completed = requireNonNull(completed);
    this.config = completed.config();
    this.delegate = requireNonNull(delegate);
    this.settings = completed.generic().settings();
    this.runtime = settings.runtime();
    this.trace = runtime.trace();
  }

  Master build() {
    try (Step step = trace.step(Steps.NEW_MASTER)) {
      step.note("delegate", delegate.name());
      GenericApiServer server;
      try (Step row = trace.step(Steps.NEW_GENERIC_KUBE_API_SERVER)) {
        row.note("delegate", delegate.name());
        server = completed.generic().newServer("kube-apiserver", delegate);
      }
      installLogs(server);
      if (config.resources().isEnabled(new GroupVersion("", "v1"))) {
        installLegacyApi(server);
      }
      installApis(server);
      addAuthenticationHook(server);
      return new Master(server);
    }
  }

  private void installLogs(GenericApiServer server) {
    if (!config.enableLogs()) {
      return;
    }
    try (Step step = trace.step(Steps.INSTALL_LOGS)) {
      step.note("paths", List.of(LogsRoute.ROOT));
      server.handler().restContainer().add(new WebService(LogsRoute.ROOT, LogsRoute.handler()));
    }
  }

  private void installLegacyApi(GenericApiServer server) {
    try (Step step = trace.step(Steps.INSTALL_LEGACY_API)) {
      step.note("groupVersions", List.of("v1"));
      List<ResourceStorage> stores;
      try (Step row = trace.step(Steps.NEW_LEGACY_REST_STORAGE)) {
        stores = stores("");
        row.note("resources", stores.stream().map(s -> s.resource().plural()).toList());
      }
      runtime.log().info("the default service ipfamily for this cluster is: " + ipFamily());
      addBootstrapHooks(server, newBootstrapController());
      try (Step row = trace.step(Steps.INSTALL_LEGACY_API_GROUP)) {
        row.note("paths", List.of("/api/v1", "/api"));
        server
            .apiGroups()
            .installLegacyApiGroup(new ApiGroupInfo("", Map.of("v1", served(stores, "v1"))));
      }
    }
  }

  private String ipFamily() {
    return config.networking().serviceIpRange().contains(":") ? "IPv6" : "IPv4";
  }

  private BootstrapController newBootstrapController() {
    try (Step step = trace.step(Steps.NEW_BOOTSTRAP_CONTROLLER)) {
      MasterConfig.Networking network = config.networking();
      step.note("publicIp", network.publicIp());
      step.note("port", network.publicPort());
      BootstrapController.Settings wanted = new BootstrapController.Settings(
          network.service(),
          network.publicIp(),
          network.publicPort(),
          MasterConfig.Completed.RECONCILER_INTERVAL,
          config.storage().serviceIpRepair(),
          config.storage().nodePortRepair());
      return new BootstrapController(
          wanted, completed.reconciler(), settings.endpoint().loopback().client(), runtime);
    }
  }

  private void addBootstrapHooks(GenericApiServer server, BootstrapController controller) {
    try (Step step = trace.step(Steps.ADD_BOOTSTRAP_CONTROLLER_HOOKS)) {
      step.note("hooks", List.of(BOOTSTRAP));
      step.note("registeredBy", server.name());
      server.addPostStartHook(BOOTSTRAP, context -> {
        try (Step hook = trace.step(Steps.HOOK_BOOTSTRAP_CONTROLLER)) {
          hook.note("ip", config.networking().publicIp());
          controller.start();
        }
      });
      server.addPreShutdownHook(BOOTSTRAP, controller::preShutdown);
    }
  }

  private void installApis(GenericApiServer server) {
    try (Step step = trace.step(Steps.INSTALL_APIS)) {
      List<ApiGroupInfo> groups = new ArrayList<>();
      for (RestStorageProvider provider : RestStorageProvider.inOrder()) {
        newRestStorage(server, provider, groups);
      }
      step.note("groups", groups.stream().map(ApiGroupInfo::group).toList());
      try (Step row = trace.step(Steps.INSTALL_API_GROUPS)) {
        server.apiGroups().installApiGroups(groups);
        row.note(
            "groupVersions",
            server.apiGroups().installed().stream()
                .map(i -> i.version().toString())
                .toList());
      }
    }
  }

  private void newRestStorage(
      GenericApiServer server, RestStorageProvider provider, List<ApiGroupInfo> groups) {
    String group = provider.group();
    Klog log = runtime.log();
    try (Step step = trace.step(Steps.NEW_REST_STORAGE)) {
      boolean enabled = config.resources().anyEnabled(group);
      step.note("group", group);
      step.note("enabled", enabled);
      if (!enabled) {
        log.v(1).info("Skipping disabled API group \"" + group + "\".");
        return;
      }
      ApiGroupInfo info = groupInfo(provider);
      if (info.isEmpty()) {
        log.warning("API group \"" + group + "\" is not enabled, skipping.");
        return;
      }
      log.v(1).info("Enabling API group \"" + group + "\".");
      addProviderHook(server, group);
      groups.add(info);
    }
  }

  private ApiGroupInfo groupInfo(RestStorageProvider provider) {
    List<ResourceStorage> stores = stores(provider.group());
    Map<String, List<ResourceStorage>> versions = new LinkedHashMap<>();
    for (String version : provider.versions()) {
      boolean on = config.resources().isEnabled(new GroupVersion(provider.group(), version));
      versions.put(version, on ? served(stores, version) : List.of());
    }
    return new ApiGroupInfo(provider.group(), versions);
  }

  private List<ResourceStorage> stores(String group) {
    return config.storage().resources(group).stream()
        .filter(page -> anyVersionOn(group, page))
        .map(config.storage()::store)
        .toList();
  }

  private boolean anyVersionOn(String group, Resource page) {
    return page.versions().stream()
        .anyMatch(
            v -> config.resources().isEnabled(new GroupVersion(group, v.kind().version())));
  }

  private static List<ResourceStorage> served(List<ResourceStorage> stores, String version) {
    return stores.stream()
        .filter(s -> s.resource().version(version).isPresent())
        .toList();
  }

  private void addProviderHook(GenericApiServer server, String group) {
    if (group.equals(RestStorageProvider.RBAC)) {
      server.addPostStartHook(RBAC_HOOK, context -> {
        try (Step hook = trace.step(Steps.HOOK_RBAC_BOOTSTRAP_ROLES)) {
          hook.note("hook", RBAC_HOOK);
          config.rbacBootstrap().run(context);
        }
      });
    } else if (group.equals(RestStorageProvider.SCHEDULING)) {
      PriorityClassesHook classes = new PriorityClassesHook(runtime.log());
      server.addPostStartHook(PriorityClassesHook.NAME, context -> {
        try (Step hook = trace.step(Steps.HOOK_BOOTSTRAP_SYSTEM_PRIORITY_CLASSES)) {
          hook.note("hook", PriorityClassesHook.NAME);
          classes.run(context);
        }
      });
    }
  }

  private void addAuthenticationHook(GenericApiServer server) {
    try (Step step = trace.step(Steps.ADD_CLUSTER_AUTHENTICATION_INFO_HOOK)) {
      step.note("hooks", List.of(AUTHENTICATION_HOOK));
      step.note("registeredBy", server.name());
      server.addPostStartHook(AUTHENTICATION_HOOK, context -> {
        try (Step hook = trace.step(Steps.HOOK_START_CLUSTER_AUTHENTICATION_INFO_CONTROLLER)) {
          hook.note("entries", List.copyOf(config.clusterAuthentication().keySet()));
          ClusterAuthenticationTrustController controller =
              new ClusterAuthenticationTrustController(
                  config.clusterAuthentication(), context.client(), runtime.log());
          context.go().go("cluster-authentication", () -> controller.run(context.stop()));
        }
      });
    }
  }
}
