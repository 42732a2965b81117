package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.server.ApiGroupInfo;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.hooks.PostStartHookContext;
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

/**
 * Builds the apiextensions server, row by row of the reference.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go (completedConfig.New)
 */
final class CustomResourceDefinitionsBuilder {
  private static final String GROUP = "apiextensions.k8s.io";
  private static final List<String> VERSIONS = List.of("v1", "v1beta1");
  private static final List<String> HOOKS = List.of(
      "start-apiextensions-informers", "start-apiextensions-controllers", "crd-informer-synced");

  private final ApiExtensionsConfig.Completed completed;
  private final DelegationTarget delegate;
  private final Config settings;
  private final Trace trace;

  CustomResourceDefinitionsBuilder(
      ApiExtensionsConfig.Completed completed, DelegationTarget delegate) {
    this.completed = requireNonNull(completed);
    this.delegate = requireNonNull(delegate);
    this.settings = completed.generic().settings();
    this.trace = settings.runtime().trace();
  }

  CustomResourceDefinitions build() {
    try (Step step = trace.step(Steps.NEW_API_EXTENSIONS_SERVER)) {
      step.note("delegate", delegate.name());
      GenericApiServer server = newGenericServer();
      installGroup(server, newStores());
      SharedInformerFactory informers = newInformers();
      SharedInformer definitions = informers.informer(GROUP, "v1", "customresourcedefinitions");
      registerHandler(server, definitions);
      List<CrdController> controllers = newControllers(server, definitions);
      addHooks(server, informers, definitions, controllers);
      return new CustomResourceDefinitions(server, definitions);
    }
  }

  private GenericApiServer newGenericServer() {
    try (Step step = trace.step(Steps.NEW_GENERIC_API_EXTENSIONS_SERVER)) {
      step.note("delegate", delegate.name());
      return completed.generic().newServer("apiextensions-apiserver", delegate);
    }
  }

  private List<ResourceStorage> newStores() {
    try (Step step = trace.step(Steps.NEW_CRD_STORAGES)) {
      step.note("resources", List.of("customresourcedefinitions"));
      return completed.config().stores().customResourceDefinitions();
    }
  }

  private void installGroup(GenericApiServer server, List<ResourceStorage> stores) {
    try (Step step = trace.step(Steps.INSTALL_API_EXTENSIONS_GROUP)) {
      Map<String, List<ResourceStorage>> versions = new LinkedHashMap<>();
      for (String version : VERSIONS) {
        boolean on = completed.config().resources().isEnabled(new GroupVersion(GROUP, version));
        versions.put(version, on ? stores : List.of());
      }
      step.note("groupVersions", VERSIONS.stream().map(v -> GROUP + "/" + v).toList());
      server.apiGroups().installApiGroups(List.of(new ApiGroupInfo(GROUP, versions)));
    }
  }

  private SharedInformerFactory newInformers() {
    try (Step step = trace.step(Steps.NEW_CRD_INFORMERS)) {
      step.note("resources", List.of("customresourcedefinitions"));
      return new SharedInformerFactory(
          settings.endpoint().loopback().client(), settings.runtime().log());
    }
  }

  private void registerHandler(GenericApiServer server, SharedInformer definitions) {
    Handler behind =
        delegate.unprotectedHandler().orElse((request, response) -> Responses.notFound(response));
    Handler handler;
    try (Step step = trace.step(Steps.NEW_CUSTOM_RESOURCE_DEFINITION_HANDLER)) {
      step.note("delegate", delegate.name());
      handler = new CrdHandler(
          definitions, completed.config().parts().handler(server, definitions, behind));
    }
    try (Step step = trace.step(Steps.REGISTER_CRD_HANDLER)) {
      step.note("paths", List.of("/apis", "/apis/"));
      server.handler().mux().handle("/apis", handler);
      server.handler().mux().handlePrefix("/apis/", handler);
    }
  }

  private List<CrdController> newControllers(GenericApiServer server, SharedInformer definitions) {
    try (Step step = trace.step(Steps.NEW_CRD_CONTROLLERS)) {
      List<CrdController> controllers = completed.config().parts().controllers(server, definitions);
      step.note("controllers", controllers.stream().map(CrdController::name).toList());
      return controllers;
    }
  }

  private void addHooks(
      GenericApiServer server,
      SharedInformerFactory informers,
      SharedInformer definitions,
      List<CrdController> controllers) {
    try (Step step = trace.step(Steps.ADD_API_EXTENSIONS_HOOKS)) {
      step.note("hooks", HOOKS);
      step.note("registeredBy", server.name());
      server.addPostStartHook(HOOKS.get(0), context -> {
        try (Step hook = trace.step(Steps.HOOK_START_API_EXTENSIONS_INFORMERS)) {
          hook.note("informers", 1);
          informers.start(context.go(), context.stop());
        }
      });
      server.addPostStartHook(HOOKS.get(1), context -> startControllers(context, controllers));
      server.addPostStartHook(HOOKS.get(2), context -> awaitDefinitions(context, definitions));
    }
  }

  private void startControllers(PostStartHookContext context, List<CrdController> controllers) {
    try (Step hook = trace.step(Steps.HOOK_START_API_EXTENSIONS_CONTROLLERS)) {
      hook.note("controllers", controllers.stream().map(CrdController::name).toList());
      ServerRuntime runtime = settings.runtime();
      for (CrdController controller : controllers) {
        context.go().go(controller.name(), () -> {
          runtime.log().info("Starting " + controller.name());
          controller.run(context.stop());
          runtime.log().info("Shutting down " + controller.name());
        });
      }
    }
  }

  private void awaitDefinitions(PostStartHookContext context, SharedInformer definitions) {
    try (Step hook = trace.step(Steps.HOOK_CRD_INFORMER_SYNCED)) {
      hook.note("informer", "customresourcedefinitions");
      definitions.awaitSynced(context.stop());
      hook.note("definitions", definitions.list().size());
    }
  }
}
