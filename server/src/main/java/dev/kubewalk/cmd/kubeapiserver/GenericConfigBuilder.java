package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.apiserver.ServiceResolvers;
import dev.kubewalk.apiextensions.apiserver.CustomResourceServing;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.runtime.serializer.json.StructForm;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.admission.AdmissionMetrics;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.WebhookMetrics;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.endpoints.EquivalentResources;
import dev.kubewalk.apiserver.endpoints.fieldmanager.StructuredFieldManagers;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DefaultHandlerChain;
import dev.kubewalk.apiserver.server.HandlerChainConfig;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.Serving;
import dev.kubewalk.apiserver.server.filters.RequestDeadlines;
import dev.kubewalk.apiserver.server.filters.WithCors;
import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.options.EtcdOptions;
import dev.kubewalk.apiserver.server.options.GenericServerRunOptions;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.apiserver.storage.etcd3.HealthProbe;
import dev.kubewalk.apiserver.util.webhook.ClientManager;
import dev.kubewalk.apiserver.util.webhook.ServiceResolver;
import dev.kubewalk.client.LoopbackTransport;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.options.LibraryOptions;
import dev.kubewalk.cmd.kubeapiserver.resources.OpenApiDocuments;
import dev.kubewalk.cmd.kubeapiserver.resources.ServerAdmission;
import dev.kubewalk.cmd.kubeapiserver.resources.StoreClusterReader;
import dev.kubewalk.cmd.kubeapiserver.security.Authentication;
import dev.kubewalk.cmd.kubeapiserver.security.InformerRbacListers;
import dev.kubewalk.cmd.kubeapiserver.security.Security;
import dev.kubewalk.cmd.kubeapiserver.security.ServiceAccountTokens;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.kubeapiserver.admission.PluginServices;
import dev.kubewalk.kubeapiserver.authorizer.AuthorizerConfig;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthorizationOptions;
import dev.kubewalk.kubeapiserver.storage.StorageConfig;
import dev.kubewalk.kubeapiserver.storage.StorageFactory;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.master.DefaultApiResourceConfigSource;
import dev.kubewalk.plugin.auth.authorizer.rbac.RoleRules;
import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/**
 * Turns options into the configuration that all three servers begin with. The rows come in exactly
 * the reference's order: later ones use what earlier ones found.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (buildGenericConfig)
 */
final class GenericConfigBuilder {
  private static final String USER_AGENT =
      "kube-apiserver/" + VersionInfo.KUBERNETES + " (kubewalk) kubernetes";

  private final CompletedServerRunOptions options;
  private final ServerRuntime runtime;
  private final Trace trace;
  private final Environment environment;
  private final Listeners listeners;
  private final FutureTask<Schemas> schemas;
  private final FutureTask<Backend> backend;

  /**
   * @param schemas being loaded in another thread since the start
   * @param backend being opened in another thread since the start
   */
  GenericConfigBuilder(
      CompletedServerRunOptions options,
      ServerRuntime runtime,
      Environment environment,
      Listeners listeners,
      FutureTask<Schemas> schemas,
      FutureTask<Backend> backend) {
    this.options = requireNonNull(options);
    this.runtime = requireNonNull(runtime);
    this.trace = runtime.trace();
    this.environment = requireNonNull(environment);
    this.listeners = requireNonNull(listeners);
    this.schemas = requireNonNull(schemas);
    this.backend = requireNonNull(backend);
  }

  GenericConfig build() throws IOException, RunFailedException {
    try (Step step = trace.step(Steps.BUILD_GENERIC_CONFIG)) {
      step.note("external host", options.externalHost());
      List<HealthChecker> checks = newConfig();
      try (Step row = trace.step(Steps.DEFAULT_API_RESOURCE_CONFIG_SOURCE)) {
        row.note(NoteNames.ENABLED, DefaultApiResourceConfigSource.on());
        row.note(NoteNames.DISABLED, DefaultApiResourceConfigSource.off());
      }
      Config.Timing timing = applyRunOptions();
      Optional<Serving> insecure = insecureServing();
      Authentication authentication = new Authentication(options, runtime);
      LoopbackTransport transport = new LoopbackTransport();
      LoopbackServing serving = secureServing(authentication);
      applyFeatures();
      ResourceConfig resources = applyApiEnablement();
      applySmallOptions();
      StorageFactory storage = newStorageFactory();
      List<HealthChecker> allChecks = applyEtcd(storage, checks);
      Config.Loopback loopback = newLoopback(transport, serving.token());
      ServiceAccountTokens tokens = new ServiceAccountTokens(options, runtime.clock());
      Optional<RequestAuthenticator> authenticator =
          applyAuthentication(authentication, tokens, loopback.client());
      RoleRules rules = new RoleRules(new InformerRbacListers(loopback.informers()));
      AuthorizerConfig.Built authorizer = buildAuthorizer(rules);
      Set<String> disabled = disabledHooks();
      ClusterReader cluster = new StoreClusterReader(storage);
      ServiceResolver services = buildServiceResolver(cluster, serving.secure());
      applyAudit();
      ServerAdmission admission =
          newAdmission(cluster, services, authorizer.authorizer(), loopback.client());
      AdmissionChain chain = applyAdmission(admission);
      OpenApiDocuments openApi = new OpenApiDocuments(Futures.get(schemas), runtime);
      DefaultHandlerChain handlers = handlerChain(timing, tokens.audiences());
      Config config = new Config(
          runtime,
          new Config.Endpoint(serving.secure(), options.externalHost(), loopback, handlers),
          new Config.Access(authenticator, Optional.of(authorizer.authorizer()), chain),
          timing,
          features(openApi, chain, authorizer.authorizer()),
          new SafeWaitGroup(),
          allChecks,
          new Config.Hooks(List.of(), disabled));
      ChainParts parts = new ChainParts(
          options,
          runtime,
          storage,
          transport,
          loopback,
          admission,
          new CustomResourceServing(storage::custom),
          Optional.of(openApi));
      return new GenericConfig(
          config,
          resources,
          parts,
          handlers,
          insecure,
          authentication.clusterInfo(),
          Security.behind(loopback.token(), authenticator, authorizer, rules, tokens));
    }
  }

  private List<HealthChecker> newConfig() {
    try (Step step = trace.step(Steps.NEW_CONFIG)) {
      step.note("checks", List.of("ping", "log"));
      // Lines are written at once here, so that there is no flush that could fail.
      return List.of(HealthChecker.ping(), HealthChecker.named("log", Optional::empty));
    }
  }

  private Config.Timing applyRunOptions() {
    try (Step step = trace.step(Steps.APPLY_GENERIC_SERVER_RUN_OPTIONS)) {
      GenericServerRunOptions flags = options.options().genericServerRun;
      step.note("request timeout", flags.requestTimeout.get().toString());
      step.note("shutdown delay", flags.shutdownDelayDuration.get().toString());
      return new Config.Timing(
          flags.requestTimeout.get(),
          flags.shutdownDelayDuration.get(),
          flags.livezGracePeriod.get());
    }
  }

  private Optional<Serving> insecureServing() throws RunFailedException {
    try {
      return listeners.insecure();
    } catch (IOException e) {
      throw new RunFailedException("failed to create listener: " + e.getMessage(), e);
    }
  }

  /** The secure port, and the token by which the server knows itself. */
  private record LoopbackServing(Optional<Serving> secure, String token) {}

  private LoopbackServing secureServing(Authentication authentication) throws IOException {
    try (Step step = trace.step(Steps.APPLY_SECURE_SERVING_WITH_LOOPBACK)) {
      Optional<Serving> secure = listeners.secure(authentication.clientCas());
      step.note("address", secure.map(Serving::address).orElse("none"));
      // Go makes a certificate too. Our loopback client needs none: it calls the handlers.
      try (Step row = trace.step(Steps.CREATE_LOOPBACK_CERTIFICATE)) {
        row.note("client", "in process, with a bearer token");
        return new LoopbackServing(secure, UUID.randomUUID().toString());
      }
    }
  }

  private void applyFeatures() {
    try (Step step = trace.step(Steps.APPLY_FEATURES)) {
      step.note("profiling", options.options().features.profiling.get());
    }
  }

  private ResourceConfig applyApiEnablement() throws RunFailedException {
    try (Step step = trace.step(Steps.APPLY_API_ENABLEMENT)) {
      ResourceConfig merged = DefaultApiResourceConfigSource.get()
          .merge(options.runtimeConfig(), runtime.log()::warning);
      step.note(
          "groupVersions", merged.enabled().stream().map(GroupVersion::toString).toList());
      return merged;
    } catch (IllegalArgumentException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
  }

  /** Rows that only choose among what is there. */
  private void applySmallOptions() {
    try (Step step = trace.step(Steps.DEFAULT_OPENAPI_CONFIG)) {
      step.note("title", "Kubernetes");
    }
    try (Step step = trace.step(Steps.SET_LONG_RUNNING_CHECK)) {
      step.note("verbs", List.of("watch", "proxy"));
      step.note("subresources", List.of("attach", "exec", "proxy", "log", "portforward"));
    }
    try (Step step = trace.step(Steps.GET_VERSION)) {
      step.note("version", VersionInfo.KUBERNETES);
    }
  }

  private StorageFactory newStorageFactory() throws RunFailedException {
    try (Step step = trace.step(Steps.NEW_STORAGE_FACTORY)) {
      EtcdOptions flags = options.options().etcd;
      StorageConfig config = new StorageConfig(
          flags.prefix.get(),
          flags.watchCache.get(),
          flags.defaultWatchCacheSize.get(),
          cacheSizes(options.watchCacheSizes()),
          flags.compactionInterval.get(),
          options.options().misc.eventTtl.get(),
          Duration.ofSeconds(flags.leaseReuseDurationSeconds.get()));
      step.note("prefix", config.prefix());
      step.note("watch cache", config.watchCache());
      return new StorageFactory(Futures.get(backend), config, this::goForm, runtime);
    }
  }

  /** The schemas may still be loading when stores are made; not when they are used. */
  private Unstructured goForm(GroupVersionKind kind, Unstructured object) {
    Futures.get(schemas)
        .byKind(kind)
        .ifPresent(schema -> StructForm.normalize(object.node(), schema));
    return object;
  }

  private static Map<String, Integer> cacheSizes(List<String> entries) {
    Map<String, Integer> sizes = new HashMap<>();
    for (String entry : entries) {
      int mark = entry.indexOf('#');
      sizes.put(entry.substring(0, mark), Integer.parseInt(entry.substring(mark + 1)));
    }
    return sizes;
  }

  private List<HealthChecker> applyEtcd(StorageFactory storage, List<HealthChecker> checks) {
    try (Step step = trace.step(Steps.APPLY_ETCD)) {
      step.note(
          "deleteCollectionWorkers",
          options.options().etcd.deleteCollectionWorkers.get());
      try (Step row = trace.step(Steps.CREATE_ETCD_HEALTH_CHECK)) {
        HealthProbe probe = new HealthProbe(storage.backend(), storage.prefix());
        List<HealthChecker> all = new ArrayList<>(checks);
        all.add(HealthChecker.named("etcd", probe::check));
        row.note("checks", all.stream().map(HealthChecker::name).toList());
        return all;
      }
    }
  }

  private Config.Loopback newLoopback(LoopbackTransport transport, String token) {
    RestClient client;
    try (Step step = trace.step(Steps.NEW_LOOPBACK_CLIENTSET)) {
      step.note("user agent", USER_AGENT);
      client = new RestClient(transport, token, USER_AGENT);
    }
    try (Step step = trace.step(Steps.NEW_SHARED_INFORMER_FACTORY)) {
      step.note("started", false);
      return new Config.Loopback(client, token, new SharedInformerFactory(client, runtime.log()));
    }
  }

  private Optional<RequestAuthenticator> applyAuthentication(
      Authentication authentication, ServiceAccountTokens tokens, RestClient client)
      throws IOException {
    try (Step step = trace.step(Steps.APPLY_AUTHENTICATION)) {
      step.note("anonymous", options.anonymousAllowed());
      step.note("client CAs", authentication.clientCas().size());
      return authentication.build(tokens.authenticators(client), tokens.audiences());
    }
  }

  private AuthorizerConfig.Built buildAuthorizer(RoleRules rules) throws RunFailedException {
    try (Step step = trace.step(Steps.BUILD_AUTHORIZER)) {
      BuiltInAuthorizationOptions flags = options.options().authorization;
      step.note("modes", flags.modes.get());
      AuthorizerConfig.Built built =
          new AuthorizerConfig(flags.modes.get(), rules, runtime.log()).build();
      return new AuthorizerConfig.Built(
          environment.authorizer(built.authorizer()), built.ruleResolver());
    } catch (IllegalArgumentException e) {
      throw new RunFailedException("invalid authorization config: " + e.getMessage(), e);
    }
  }

  private Set<String> disabledHooks() {
    if (options.options().authorization.has(BuiltInAuthorizationOptions.RBAC)) {
      return Set.of();
    }
    try (Step step = trace.step(Steps.DISABLE_RBAC_HOOK)) {
      step.note("hooks", List.of("rbac/bootstrap-roles"));
      return Set.of("rbac/bootstrap-roles");
    }
  }

  private ServiceResolver buildServiceResolver(ClusterReader cluster, Optional<Serving> secure) {
    try (Step step = trace.step(Steps.BUILD_SERVICE_RESOLVER)) {
      boolean byEndpoints = options.options().misc.enableAggregatorRouting.get();
      step.note("by", byEndpoints ? "endpoints" : "cluster IP");
      ServiceResolver services =
          byEndpoints ? ServiceResolvers.endpoints(cluster) : ServiceResolvers.clusterIp(cluster);
      return secure
          .map(serving -> new ServiceResolver.Address("localhost", serving.port()))
          .map(self -> ServiceResolvers.loopback(services, self))
          .orElse(services);
    }
  }

  private void applyAudit() {
    try (Step step = trace.step(Steps.APPLY_AUDIT)) {
      step.note("backend", "none");
      runtime
          .log()
          .v(2)
          .info("No audit policy file provided, no events will be recorded for log backend");
      runtime
          .log()
          .v(2)
          .info("No audit policy file provided, no events will be recorded for webhook backend");
    }
  }

  private ServerAdmission newAdmission(
      ClusterReader cluster, ServiceResolver resolver, Authorizer authorizer, RestClient client) {
    try (Step step = trace.step(Steps.NEW_ADMISSION_CONFIG)) {
      LibraryOptions seconds = options.options().library;
      PluginServices services = new PluginServices(
          cluster,
          authorizer,
          quota -> ServerAdmission.updateQuota(client, quota),
          seconds.notReadyTolerationSeconds.get(),
          seconds.unreachableTolerationSeconds.get(),
          new PluginServices.Webhooks(
              new ClientManager(resolver, runtime.go()),
              new WebhookMetrics(runtime.metrics(), runtime.clock()),
              runtime.go(),
              runtime.log()));
      List<String> names = options.options().admission.enabledPluginNames();
      ServerAdmission admission = new ServerAdmission(
          names, services, new AdmissionMetrics(runtime.metrics(), runtime.clock()), runtime.log());
      step.note("plugins", admission.names());
      return admission;
    }
  }

  private AdmissionChain applyAdmission(ServerAdmission admission) {
    try (Step step = trace.step(Steps.APPLY_ADMISSION)) {
      step.note("plugins", admission.names());
      return admission.newChain();
    }
  }

  private static List<Pattern> corsOrigins(List<String> patterns) throws RunFailedException {
    try {
      return WithCors.compile(patterns);
    } catch (IllegalArgumentException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
  }

  private DefaultHandlerChain handlerChain(Config.Timing timing, List<String> audiences)
      throws RunFailedException {
    GenericServerRunOptions flags = options.options().genericServerRun;
    RequestDeadlines deadlines = new RequestDeadlines(runtime.clock(), timing.requestTimeout());
    deadlines.start(runtime.go());
    LongRunning longRunning = LongRunning.ofKubeApiServer();
    HandlerChainConfig.Metrics metrics =
        HandlerChainConfig.Metrics.in(runtime.metrics(), runtime.clock());
    metrics.inFlight().start(runtime.go());
    return new DefaultHandlerChain(
        new HandlerChainConfig.Limits(
            flags.maxRequestsInflight.get(),
            flags.maxMutatingRequestsInflight.get(),
            flags.goawayChance.get(),
            corsOrigins(flags.corsAllowedOrigins.get())),
        longRunning,
        deadlines,
        new DefaultHandlerChain.Credentials(
            audiences, !options.options().authentication.basicAuthFile.get().isEmpty()),
        (failure, request, response) -> ResponseWriters.error(request, response, failure),
        Optional.empty(),
        metrics);
  }

  private Config.Features features(
      OpenApiDocuments openApi, AdmissionChain admission, Authorizer authorizer) {
    GenericServerRunOptions flags = options.options().genericServerRun;
    SchemaDecoder decoder = new SchemaDecoder(Futures.get(schemas));
    ApiServices services = new ApiServices(
        decoder,
        admission,
        authorizer,
        new StructuredFieldManagers(decoder, runtime.clock()),
        new EquivalentResources(),
        runtime.clock(),
        new ApiServices.Limits(
            Duration.ofSeconds(flags.minRequestTimeout.get()), ApiServices.MAX_REQUEST_BODY_BYTES),
        new RequestMetrics(runtime.metrics(), runtime.clock()));
    return new Config.Features(
        true,
        true,
        options.options().features.profiling.get(),
        true,
        Optional.of(openApi),
        VersionInfo.current(),
        services);
  }
}
