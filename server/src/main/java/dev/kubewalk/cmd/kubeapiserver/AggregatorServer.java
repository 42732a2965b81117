package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.apiserver.AggregatorConfig;
import dev.kubewalk.aggregator.apiserver.ApiAggregator;
import dev.kubewalk.aggregator.controllers.autoregister.AutoRegisterController;
import dev.kubewalk.aggregator.registry.apiservice.ApiServices;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.cmd.kubeapiserver.resources.ApiServicePriorities;
import dev.kubewalk.cmd.kubeapiserver.resources.AvailableOnce;
import dev.kubewalk.master.controller.CrdRegistrationController;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Builds the outermost server and what registers the APIServices of the inner ones.
 *
 * <p>Go: cmd/kube-apiserver/app/aggregator.go (createAggregatorConfig, createAggregatorServer)
 */
final class AggregatorServer {
  private static final String GROUP = "apiregistration.k8s.io";
  private static final String HOOK = "kube-apiserver-autoregistration";
  private static final int WORKERS = 5;

  private final ChainParts parts;
  private final Trace trace;

  AggregatorServer(ChainParts parts) {
    this.parts = requireNonNull(parts);
    this.trace = parts.runtime().trace();
  }

  AggregatorConfig createConfig(Config kubeApiServer) {
    try (Step step = trace.step(Steps.CREATE_AGGREGATOR_CONFIG)) {
      step.note("hooks", List.of());
      Config generic = kubeApiServer.withHooks(
          new Config.Hooks(List.of(), kubeApiServer.hooks().disabled()));
      try (Step row = trace.step(Steps.APPLY_AGGREGATOR_ADMISSION)) {
        row.note("plugins", parts.admissionNames());
        generic = parts.withAdmission(generic);
      }
      try (Step row = trace.step(Steps.COPY_AGGREGATOR_ETCD_OPTIONS)) {
        row.note("storedAs", GROUP + "/v1beta1");
      }
      ResourceConfig resources;
      try (Step row = trace.step(Steps.APPLY_AGGREGATOR_ENABLEMENT)) {
        resources = parts.enabled(
            List.of(new GroupVersion(GROUP, "v1"), new GroupVersion(GROUP, "v1beta1")));
        row.note(
            "groupVersions",
            resources.enabled().stream().map(GroupVersion::toString).toList());
      }
      Config withoutOwnSpec =
          generic.withFeatures(generic.features().withOpenApi(Optional.empty()));
      return new AggregatorConfig(
          withoutOwnSpec,
          resources,
          () -> List.of(parts.storage().store(ApiServices.define())),
          parts.informers(),
          parts.openApiAggregation());
    }
  }

  ApiAggregator createServer(
      AggregatorConfig config, GenericApiServer kubeApiServer, SharedInformer definitions) {
    try (Step step = trace.step(Steps.CREATE_AGGREGATOR_SERVER)) {
      step.note("delegate", kubeApiServer.name());
      ApiAggregator aggregator = config.complete().newWithDelegate(kubeApiServer);
      addAutoRegistration(aggregator, kubeApiServer, definitions);
      return aggregator;
    }
  }

  private void addAutoRegistration(
      ApiAggregator aggregator, GenericApiServer kubeApiServer, SharedInformer definitions) {
    ServerRuntime runtime = parts.runtime();
    SharedInformer services = aggregator.apiServices();
    AutoRegisterController registration;
    try (Step step = trace.step(Steps.NEW_AUTO_REGISTER_CONTROLLER)) {
      step.note("workers", WORKERS);
      ResourceClient client = parts.loopback().client().resource(GROUP, "v1", "apiservices");
      registration =
          new AutoRegisterController(services, client, runtime.workQueues(), runtime.log());
    }
    List<Unstructured> wanted;
    try (Step step = trace.step(Steps.API_SERVICES_TO_REGISTER)) {
      wanted = new ApiServicePriorities().toRegister(kubeApiServer.listedPaths(), runtime.log());
      wanted.forEach(registration::addToSyncOnStart);
      step.note("apiServices", wanted.stream().map(Unstructured::name).toList());
    }
    CrdRegistrationController crds;
    try (Step step = trace.step(Steps.NEW_CRD_REGISTRATION_CONTROLLER)) {
      step.note("workers", WORKERS);
      crds = new CrdRegistrationController(
          definitions, registration, runtime.workQueues(), runtime.log());
    }
    addHook(aggregator.server(), registration, crds);
    addCompletionCheck(aggregator.server(), services, wanted);
  }

  private void addHook(
      GenericApiServer server,
      AutoRegisterController registration,
      CrdRegistrationController crds) {
    try (Step step = trace.step(Steps.ADD_AUTOREGISTRATION_HOOK)) {
      step.note("hooks", List.of(HOOK));
      step.note("registeredBy", server.name());
      server.addPostStartHook(HOOK, context -> {
        try (Step hook = trace.step(Steps.HOOK_AUTOREGISTRATION)) {
          hook.note("controllers", List.of("crd-autoregister", "autoregister"));
          context.go().go("crd-autoregister", () -> crds.run(WORKERS, context.stop()));
          context.go().go("autoregister", () -> {
            crds.awaitInitialSync();
            registration.run(WORKERS, context.stop());
          });
        }
      });
    }
  }

  /** Healthy once each wanted APIService was seen available at least once. */
  private void addCompletionCheck(
      GenericApiServer server, SharedInformer services, List<Unstructured> wanted) {
    try (Step step = trace.step(Steps.ADD_AUTOREGISTER_COMPLETION_CHECK)) {
      step.note("checks", List.of("autoregister-completion"));
      Set<String> missing = ConcurrentHashMap.newKeySet();
      wanted.forEach(service -> missing.add(service.name()));
      services.addHandler(new AvailableOnce(missing));
      server.addHealthCheck(HealthChecker.named(
          "autoregister-completion",
          () -> missing.isEmpty()
              ? Optional.empty()
              : Optional.of("missing APIService: ["
                  + new TreeSet<>(missing).stream().collect(Collectors.joining(" "))
                  + "]")));
    }
  }
}
