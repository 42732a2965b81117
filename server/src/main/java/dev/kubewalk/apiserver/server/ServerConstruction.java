package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.healthz.HealthChecks;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.apiserver.server.routes.DebugFlagsRoute;
import dev.kubewalk.apiserver.server.routes.IndexRoute;
import dev.kubewalk.apiserver.server.routes.MetricsRoute;
import dev.kubewalk.apiserver.server.routes.ProfilingRoute;
import dev.kubewalk.apiserver.server.routes.VersionRoute;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.List;

/**
 * Builds a generic server: handlers, inherited hooks and checks, the routes that every server has.
 * Each method is a row of the reference's construction table, in its order.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (completedConfig.New, installAPI)
 */
final class ServerConstruction {
  /** The hook that only the innermost server brings along. */
  static final String INFORMERS_HOOK = "generic-apiserver-start-informers";

  private static final String FLOW_CONTROL_HOOK = "priority-and-fairness-config-consumer";

  private final CompletedConfig completed;
  private final Config config;
  private final String name;
  private final DelegationTarget delegate;
  private final Trace trace;

  ServerConstruction(CompletedConfig completed, String name, DelegationTarget delegate) {
    this.completed = requireNonNull(completed);
    this.config = completed.settings();
    this.name = requireNonNull(name);
    this.delegate = requireNonNull(delegate);
    this.trace = config.runtime().trace();
  }

  GenericApiServer build() {
    ApiServerHandler handler = newHandler();
    GenericApiServer server = newServer(handler);
    inheritHooks(server);
    addConfiguredHooks(server);
    addInformersHook(server);
    skipFlowControlHook();
    inheritChecks(server);
    collectListedPaths(server);
    installApi(server);
    answerUnknownPaths(server);
    return server;
  }

  private ApiServerHandler newHandler() {
    try (Step step = trace.step(Steps.NEW_API_SERVER_HANDLER)) {
      step.note("server", name);
      step.note("delegate", delegate.name());
      if (trace.enabled()) {
        step.note(NoteNames.FILTERS, config.endpoint().handlerChain().filterNames(completed));
      }
      if (config.access().authenticator().isEmpty()) {
        config.runtime().log().warning("Authentication is disabled");
      }
      if (config.access().authorizer().isEmpty()) {
        config.runtime().log().warning("Authorization is disabled");
      }
      return new ApiServerHandler(
          name,
          config.runtime().log(),
          delegate.unprotectedHandler(),
          director -> config.endpoint().handlerChain().build(director, completed));
    }
  }

  private GenericApiServer newServer(ApiServerHandler handler) {
    try (Step step = trace.step(Steps.ASSEMBLE_GENERIC_API_SERVER)) {
      step.note("server", name);
      HealthCheckLists checks = new HealthCheckLists(
          new HealthChecks("healthz", config.healthChecks()),
          new HealthChecks("livez", config.healthChecks()),
          new HealthChecks("readyz", config.healthChecks()));
      return new GenericApiServer(name, completed, delegate, handler, checks);
    }
  }

  private void inheritHooks(GenericApiServer server) {
    try (Step step = trace.step(Steps.INHERIT_HOOKS)) {
      step.note("from", delegate.name());
      step.note("hooks", names(delegate.postStartHooks()));
      server.hooks().inherit(delegate.postStartHooks());
      delegate.preShutdownHooks().forEach(server.shutdownHooks()::add);
    }
  }

  private void addConfiguredHooks(GenericApiServer server) {
    try (Step step = trace.step(Steps.ADD_PRECONFIGURED_HOOKS)) {
      step.note("hooks", names(config.hooks().postStart()));
      for (PostStartHooks.Entry entry : config.hooks().postStart()) {
        server.addPostStartHook(entry.name(), entry.hook());
      }
    }
  }

  private void addInformersHook(GenericApiServer server) {
    try (Step step = trace.step(Steps.ADD_START_INFORMERS_HOOK)) {
      boolean inherited = server.hooks().contains(INFORMERS_HOOK);
      step.note("server", name);
      step.note("inherited", inherited);
      if (inherited) {
        return;
      }
      SharedInformerFactory informers = config.endpoint().loopback().informers();
      server.addPostStartHook(INFORMERS_HOOK, context -> {
        try (Step hook = trace.step(Steps.HOOK_START_INFORMERS)) {
          hook.note("informers", informers.list().size());
          informers.start(context.go(), context.stop());
        }
      });
      server.checks().readyz().add(HealthChecker.named("informer-sync", informers::syncState));
    }
  }

  private void skipFlowControlHook() {
    try (Step step = trace.step(Steps.ADD_PRIORITY_AND_FAIRNESS_HOOK)) {
      step.note("requested", false);
    }
    config.runtime().log().v(3).info("Not requested to run hook " + FLOW_CONTROL_HOOK);
  }

  private void inheritChecks(GenericApiServer server) {
    try (Step step = trace.step(Steps.INHERIT_HEALTH_CHECKS)) {
      List<HealthChecker> missing = delegate.healthzChecks().stream()
          .filter(c -> config.healthChecks().stream().noneMatch(o -> o.name().equals(c.name())))
          .toList();
      step.note("from", delegate.name());
      step.note("checks", missing.stream().map(HealthChecker::name).toList());
      for (HealthChecker check : missing) {
        server.checks().healthz().add(check);
        server.checks().livez().add(check);
        server.checks().readyz().add(check);
      }
    }
  }

  private void collectListedPaths(GenericApiServer server) {
    try (Step step = trace.step(Steps.COLLECT_LISTED_PATHS)) {
      step.note("server", name);
      step.note("paths", server.listedPaths().size());
    }
  }

  private void installApi(GenericApiServer server) {
    ApiServerHandler handler = server.handler();
    Config.Features features = config.features();
    if (features.index()) {
      try (Step step = trace.step(Steps.INSTALL_INDEX)) {
        step.note("paths", List.of("/", "/index.html"));
        IndexRoute.install(handler.mux(), server::listedPaths);
      }
    }
    if (features.profiling()) {
      try (Step step = trace.step(Steps.INSTALL_PROFILING)) {
        step.note("paths", ProfilingRoute.PATHS);
        ProfilingRoute.install(handler.mux(), config.runtime().go());
        DebugFlagsRoute.install(handler.mux(), config.runtime().log());
      }
    }
    if (features.metrics()) {
      try (Step step = trace.step(Steps.INSTALL_METRICS)) {
        step.note("paths", List.of("/metrics"));
        MetricsRoute.install(handler.mux(), config.runtime().metrics(), features.profiling());
      }
    }
    try (Step step = trace.step(Steps.INSTALL_VERSION)) {
      step.note("paths", List.of("/version"));
      handler
          .restContainer()
          .add(new RestContainer.WebService(
              VersionRoute.ROOT, VersionRoute.handler(features.version())));
    }
    if (features.discovery()) {
      try (Step step = trace.step(Steps.INSTALL_DISCOVERY)) {
        step.note("paths", List.of("/apis"));
        server.apiGroups().installRootDiscovery();
      }
    }
  }

  /** Only the last server of the chain has nobody to ask further. */
  private void answerUnknownPaths(GenericApiServer server) {
    if (delegate.unprotectedHandler().isPresent()) {
      return;
    }
    try (Step step = trace.step(Steps.INSTALL_NOT_FOUND_INDEX)) {
      step.note("server", name);
      server.handler().mux().notFoundHandler(IndexRoute.notFound(server::listedPaths));
    }
  }

  private static List<String> names(List<PostStartHooks.Entry> entries) {
    return entries.stream().map(PostStartHooks.Entry::name).toList();
  }
}
