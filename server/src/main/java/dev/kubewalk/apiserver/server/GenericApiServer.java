package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.server.healthz.DelayedHealthCheck;
import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.healthz.HealthzHandler;
import dev.kubewalk.apiserver.server.hooks.PostStartHook;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.apiserver.server.hooks.PreShutdownHooks;
import dev.kubewalk.http.Handler;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One server of the chain: built by {@link CompletedConfig#newServer}, given its API groups, hooks
 * and checks, then prepared, then run.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (GenericAPIServer)
 */
public final class GenericApiServer implements DelegationTarget {
  private final String name;
  private final CompletedConfig config;
  private final DelegationTarget delegate;
  private final ApiServerHandler handler;
  private final HealthCheckLists checks;
  private final PostStartHooks postStartHooks = new PostStartHooks();
  private final PreShutdownHooks preShutdownHooks = new PreShutdownHooks();
  private final StopChannel readinessStop = new StopChannel();
  private final ApiGroups apiGroups;
  private final Trace trace;

  GenericApiServer(
      String name,
      CompletedConfig config,
      DelegationTarget delegate,
      ApiServerHandler handler,
      HealthCheckLists checks) {
    this.name = requireNonNull(name);
    this.config = requireNonNull(config);
    this.delegate = requireNonNull(delegate);
    this.handler = requireNonNull(handler);
    this.checks = requireNonNull(checks);
    this.trace = config.settings().runtime().trace();
    this.apiGroups = new ApiGroups(config, handler.restContainer());
  }

  @Override
  public String name() {
    return name;
  }

  /** The server behind this one. */
  public DelegationTarget delegate() {
    return delegate;
  }

  public CompletedConfig config() {
    return config;
  }

  public ApiServerHandler handler() {
    return handler;
  }

  /** Installs API groups, and lists them under /apis. */
  public ApiGroups apiGroups() {
    return apiGroups;
  }

  @Override
  public Optional<Handler> unprotectedHandler() {
    return Optional.of(handler.director());
  }

  @Override
  public List<PostStartHooks.Entry> postStartHooks() {
    return postStartHooks.list();
  }

  @Override
  public List<PreShutdownHooks.Entry> preShutdownHooks() {
    return preShutdownHooks.list();
  }

  @Override
  public List<HealthChecker> healthzChecks() {
    return checks.healthz().list();
  }

  @Override
  public List<String> listedPaths() {
    TreeSet<String> paths = new TreeSet<>(handler.listedPaths());
    paths.addAll(delegate.listedPaths());
    return List.copyOf(paths);
  }

  /**
   * Adds a hook that runs once the server serves, and its health check. A hook that was disabled is
   * skipped.
   *
   * @throws IllegalStateException when the name is taken
   */
  public void addPostStartHook(String hookName, PostStartHook hook) {
    if (config.settings().hooks().disabled().contains(hookName)) {
      config
          .settings()
          .runtime()
          .log()
          .v(1)
          .info("skipping \"" + hookName + "\" because it was explicitly disabled");
      return;
    }
    PostStartHooks.Entry entry = new PostStartHooks.Entry(hookName, name, hook);
    postStartHooks.add(entry);
    addHealthCheck(entry.check());
  }

  /** Adds a hook that runs when a stop was asked for. */
  public void addPreShutdownHook(String hookName, PreShutdownHooks.PreShutdownHook hook) {
    preShutdownHooks.add(new PreShutdownHooks.Entry(hookName, hook));
  }

  /** Adds a check to healthz, livez (there with the grace period) and readyz. */
  public void addHealthCheck(HealthChecker check) {
    Duration grace = config.settings().timing().livezGracePeriod();
    checks.healthz().add(check);
    checks.livez().add(new DelayedHealthCheck(check, config.settings().runtime().clock(), grace));
    checks.readyz().add(check);
  }

  /** Does what has to be done after everything was added and before anything is served. */
  public PreparedGenericApiServer prepareRun() {
    prepareAsDelegate();
    return new PreparedGenericApiServer(this);
  }

  @Override
  public void prepareAsDelegate() {
    try (Step step = trace.step(PrepareSteps.whole(name))) {
      step.note("server", name);
      step.note("delegate", delegate.name());
      delegate.prepareAsDelegate();
      Optional<Steps> finishing = PrepareSteps.finishing(name);
      if (finishing.isEmpty()) {
        installOpenApi();
        installHealthz();
        return;
      }
      try (Step finish = trace.step(finishing.get())) {
        finish.note("server", name);
        installOpenApi();
        installHealthz();
      }
    }
  }

  private void installOpenApi() {
    Optional<OpenApiProvider> openApi = config.settings().features().openApi();
    if (openApi.isEmpty()) {
      return;
    }
    try (Step step = trace.step(Steps.INSTALL_OPENAPI)) {
      step.note("server", name);
      step.note("paths", List.of("/openapi/v2"));
      openApi.get().install(this, handler.mux());
    }
  }

  private void installHealthz() {
    try (Step step = trace.step(Steps.INSTALL_HEALTHZ_AND_LIVEZ)) {
      step.note(
          "livezGracePeriod", config.settings().timing().livezGracePeriod().toString());
      step.note("checksWithGrace", checksWithGrace());
      installChecks("/healthz", checks.healthz().seal(), step);
      installChecks("/livez", checks.livez().seal(), step);
    }
    try (Step step = trace.step(Steps.INSTALL_READYZ)) {
      checks.readyz().add(HealthChecker.named("shutdown", this::shutdownState));
      installChecks("/readyz", checks.readyz().seal(), step);
    }
  }

  private void installChecks(String path, List<HealthChecker> list, Step step) {
    List<String> names = list.stream().map(HealthChecker::name).toList();
    step.note("server", name);
    step.note("path", path);
    step.note("checks", names);
    ServerRuntime runtime = config.settings().runtime();
    runtime
        .log()
        .v(5)
        .info("Installing health checkers for (" + path + "): \"" + String.join("\",\"", names)
            + '"');
    RequestMetrics metrics = new RequestMetrics(runtime.metrics(), runtime.clock());
    HealthzHandler.install(handler.mux(), path, list, runtime.log().v(2)::info, metrics);
  }

  /** Inherited checks are not among them: they were copied from a list without grace. */
  private List<String> checksWithGrace() {
    return checks.livez().list().stream()
        .filter(DelayedHealthCheck.class::isInstance)
        .map(HealthChecker::name)
        .toList();
  }

  private Optional<String> shutdownState() {
    return readinessStop.isClosed() ? Optional.of("process is shutting down") : Optional.empty();
  }

  PostStartHooks hooks() {
    return postStartHooks;
  }

  PreShutdownHooks shutdownHooks() {
    return preShutdownHooks;
  }

  HealthCheckLists checks() {
    return checks;
  }

  /** Closing it makes /readyz fail. */
  StopChannel readinessStop() {
    return readinessStop;
  }
}
