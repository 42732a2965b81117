package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.controllers.status.AvailableConditionController;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.server.ApiGroupInfo;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.server.PreparedGenericApiServer;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.hooks.PostStartHookContext;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Responses;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The outermost server: the one whose handler chain and hooks clients meet.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go (APIAggregator)
 */
public final class ApiAggregator {
  private static final String GROUP = DiscoveryDocuments.GROUP;
  private static final List<String> VERSIONS = List.of("v1", "v1beta1");

  private final GenericApiServer server;
  private final SharedInformerFactory informers;
  private final Optional<OpenApiAggregation> openApi;

  private ApiAggregator(
      GenericApiServer server,
      SharedInformerFactory informers,
      Optional<OpenApiAggregation> openApi) {
    this.server = requireNonNull(server);
    this.informers = requireNonNull(informers);
    this.openApi = requireNonNull(openApi);
  }

  public GenericApiServer server() {
    return server;
  }

  /** The informer of APIServices. */
  public SharedInformer apiServices() {
    return informers.informer(GROUP, "v1", "apiservices");
  }

  static ApiAggregator create(AggregatorConfig.Completed completed, DelegationTarget delegate) {
    AggregatorConfig config = completed.config();
    Config settings = completed.generic().settings();
    Trace trace = settings.runtime().trace();
    GenericApiServer server;
    try (Step step = trace.step(Steps.NEW_GENERIC_AGGREGATOR)) {
      step.note("delegate", delegate.name());
      server = completed.generic().newServer("kube-aggregator", delegate);
    }
    SharedInformerFactory informers;
    try (Step step = trace.step(Steps.NEW_REGISTRATION_INFORMERS)) {
      step.note("resources", List.of("apiservices"));
      RestClient client = settings.endpoint().loopback().client();
      informers = new SharedInformerFactory(client, settings.runtime().log());
    }
    ApiAggregator aggregator = new ApiAggregator(server, informers, config.openApi());
    aggregator.installGroup(config, trace);
    aggregator.addControllers(config, settings, trace);
    return aggregator;
  }

  private void installGroup(AggregatorConfig config, Trace trace) {
    try (Step step = trace.step(Steps.INSTALL_REGISTRATION_GROUP)) {
      if (!config.resources().isEnabled(new GroupVersion(GROUP, "v1"))) {
        throw new IllegalArgumentException("API group/version " + GROUP + "/v1 must be enabled");
      }
      List<ResourceStorage> stores = config.stores().apiServices();
      Map<String, List<ResourceStorage>> versions = new LinkedHashMap<>();
      for (String version : VERSIONS) {
        boolean on = config.resources().isEnabled(new GroupVersion(GROUP, version));
        versions.put(version, on ? stores : List.of());
      }
      step.note("groupVersions", VERSIONS.stream().map(v -> GROUP + "/" + v).toList());
      server.apiGroups().installApiGroups(List.of(new ApiGroupInfo(GROUP, versions)));
    }
  }

  private void addControllers(AggregatorConfig config, Config settings, Trace trace) {
    SharedInformer services = apiServices();
    try (Step step = trace.step(Steps.REGISTER_APIS_HANDLER)) {
      step.note("paths", List.of("/apis", "/apis/"));
      ApisHandler apis = new ApisHandler(VERSIONS, services);
      server.handler().mux().handle("/apis", apis);
      server.handler().mux().unlistedHandle("/apis/", apis);
    }
    ServerRuntime runtime = settings.runtime();
    ApiServiceRegistrationController registration;
    try (Step step = trace.step(Steps.NEW_API_SERVICE_REGISTRATION_CONTROLLER)) {
      step.note("workers", 1);
      ApiServiceRegistry registry =
          new ApiServiceRegistry(server.handler().mux(), services, delegateHandler());
      registration = new ApiServiceRegistrationController(
          services, registry, runtime.workQueues(), runtime.log());
    }
    AvailableConditionController available;
    try (Step step = trace.step(Steps.NEW_AVAILABLE_CONDITION_CONTROLLER)) {
      step.note("workers", 5);
      available = new AvailableConditionController(
          services,
          config.sharedInformers().informer("", "v1", "services"),
          config.sharedInformers().informer("", "v1", "endpoints"),
          settings.endpoint().loopback().client().resource(GROUP, "v1", "apiservices"),
          runtime.clock(),
          runtime.workQueues(),
          runtime.log());
    }
    AggregatorMetrics.watchAvailability(runtime.metrics(), services::list);
    addHooks(config, registration, available, trace);
  }

  private Handler delegateHandler() {
    return server
        .delegate()
        .unprotectedHandler()
        .orElse((request, response) -> Responses.notFound(response));
  }

  private void addHooks(
      AggregatorConfig config,
      ApiServiceRegistrationController registration,
      AvailableConditionController available,
      Trace trace) {
    try (Step step = trace.step(Steps.ADD_AGGREGATOR_HOOKS)) {
      step.note(
          "hooks",
          List.of(
              "start-kube-aggregator-informers",
              "apiservice-registration-controller",
              "apiservice-status-available-controller"));
      step.note("registeredBy", server.name());
      server.addPostStartHook("start-kube-aggregator-informers", context -> {
        try (Step hook = trace.step(Steps.HOOK_START_AGGREGATOR_INFORMERS)) {
          hook.note("informers", informers.list().size());
          informers.start(context.go(), context.stop());
          config.sharedInformers().start(context.go(), context.stop());
        }
      });
      server.addPostStartHook("apiservice-registration-controller", context -> {
        try (Step hook = trace.step(Steps.HOOK_API_SERVICE_REGISTRATION_CONTROLLER)) {
          hook.note("workers", 1);
          start(context, "apiservice-registration", registration::run);
        }
      });
      server.addPostStartHook("apiservice-status-available-controller", context -> {
        try (Step hook = trace.step(Steps.HOOK_API_SERVICE_STATUS_AVAILABLE_CONTROLLER)) {
          hook.note("workers", 5);
          start(context, "apiservice-available", available::run);
        }
      });
    }
  }

  private static void start(PostStartHookContext context, String name, Consumer<StopChannel> run) {
    context.go().go(name, () -> run.accept(context.stop()));
  }

  /** Prepares all servers of the chain, and the merged OpenAPI document. */
  public PreparedApiAggregator prepareRun() {
    Trace trace = server.config().settings().runtime().trace();
    try (Step step = trace.step(Steps.PREPARE_RUN)) {
      step.note("server", server.name());
      if (openApi.isPresent()) {
        addOpenApiHook(openApi.get(), trace);
      }
      PreparedGenericApiServer prepared = server.prepareRun();
      if (openApi.isPresent()) {
        try (Step build = trace.step(Steps.BUILD_AND_REGISTER_OPENAPI_AGGREGATOR)) {
          build.note("paths", List.of("/openapi/v2"));
          openApi.get().buildAndRegister(server);
        }
        try (Step controller = trace.step(Steps.NEW_OPENAPI_AGGREGATION_CONTROLLER)) {
          controller.note("startedBy", "apiservice-openapi-controller");
        }
      }
      return new PreparedApiAggregator(prepared);
    }
  }

  private void addOpenApiHook(OpenApiAggregation aggregation, Trace trace) {
    try (Step step = trace.step(Steps.ADD_OPENAPI_CONTROLLER_HOOK)) {
      step.note("hooks", List.of("apiservice-openapi-controller"));
      step.note("registeredBy", server.name());
      server.addPostStartHook("apiservice-openapi-controller", context -> {
        try (Step hook = trace.step(Steps.HOOK_OPENAPI_CONTROLLER)) {
          hook.note("workers", 1);
          start(context, "openapi-aggregation", aggregation::run);
        }
      });
    }
  }
}
