package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.componentbase.version.VersionInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a generic server is to be. A value: each {@code with} gives a changed copy, so the three
 * servers of the chain can share most of it. A server is made of it by way of {@link #complete()}.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (Config)
 *
 * @param requests what the drain waits for, shared by the servers of one chain
 * @param healthChecks where healthz, livez and readyz each begin
 */
public record Config(
    ServerRuntime runtime,
    Endpoint endpoint,
    Access access,
    Timing timing,
    Features features,
    SafeWaitGroup requests,
    List<HealthChecker> healthChecks,
    Hooks hooks) {
  public Config {
    requireNonNull(runtime);
    requireNonNull(endpoint);
    requireNonNull(access);
    requireNonNull(timing);
    requireNonNull(features);
    requireNonNull(requests);
    healthChecks = List.copyOf(healthChecks);
    requireNonNull(hooks);
  }

  /**
   * Where the server is reached, and by itself.
   *
   * @param secure empty for a server that is only called in process
   * @param externalAddress host, or host and port, that clients are told
   */
  public record Endpoint(
      Optional<Serving> secure,
      String externalAddress,
      Loopback loopback,
      HandlerChainBuilder handlerChain) {
    public Endpoint {
      requireNonNull(secure);
      requireNonNull(externalAddress);
      requireNonNull(loopback);
      requireNonNull(handlerChain);
    }

    Endpoint withExternalAddress(String address) {
      return new Endpoint(secure, address, loopback, handlerChain);
    }
  }

  /**
   * How the server reaches itself.
   *
   * @param client calls the outermost server of the chain
   * @param token by which the client is known; never logged
   * @param informers started by the innermost server's hook
   */
  public record Loopback(RestClient client, String token, SharedInformerFactory informers) {
    public Loopback {
      requireNonNull(client);
      requireNonNull(token);
      requireNonNull(informers);
    }

    @Override
    public String toString() {
      return "Loopback[token hidden]";
    }
  }

  /** Who may do what. An empty authenticator or authorizer switches the filter off. */
  public record Access(
      Optional<RequestAuthenticator> authenticator,
      Optional<Authorizer> authorizer,
      AdmissionChain admission) {
    public Access {
      requireNonNull(authenticator);
      requireNonNull(authorizer);
      requireNonNull(admission);
    }

    public Access withAdmission(AdmissionChain chain) {
      return new Access(authenticator, authorizer, chain);
    }
  }

  /**
   * How long things may take.
   *
   * @param requestTimeout for a request, and for the drain on shutdown
   * @param shutdownDelay between being told to stop and not serving any more
   */
  public record Timing(Duration requestTimeout, Duration shutdownDelay, Duration livezGracePeriod) {
    public static final Timing DEFAULT =
        new Timing(Duration.ofSeconds(60), Duration.ZERO, Duration.ZERO);
  }

  /**
   * Which of the generic routes a server installs, the version that it shows, and what the
   * routes of its API groups share.
   */
  public record Features(
      boolean index,
      boolean discovery,
      boolean profiling,
      boolean metrics,
      Optional<OpenApiProvider> openApi,
      VersionInfo version,
      ApiServices apis) {
    public Features withDiscovery(boolean on) {
      return new Features(index, on, profiling, metrics, openApi, version, apis);
    }

    public Features withOpenApi(Optional<OpenApiProvider> provider) {
      return new Features(index, discovery, profiling, metrics, provider, version, apis);
    }

    public Features withApis(ApiServices services) {
      return new Features(index, discovery, profiling, metrics, openApi, version, services);
    }

    public Features withVersion(VersionInfo info) {
      return new Features(index, discovery, profiling, metrics, openApi, info, apis);
    }
  }

  /** Hooks known before the server is, and hooks that are not wanted. */
  public record Hooks(List<PostStartHooks.Entry> postStart, Set<String> disabled) {
    public static final Hooks NONE = new Hooks(List.of(), Set.of());

    public Hooks {
      postStart = List.copyOf(postStart);
      disabled = Set.copyOf(disabled);
    }

    public Hooks with(PostStartHooks.Entry entry) {
      List<PostStartHooks.Entry> more = new ArrayList<>(postStart);
      more.add(entry);
      return new Hooks(more, disabled);
    }
  }

  public Config withAccess(Access value) {
    return new Config(runtime, endpoint, value, timing, features, requests, healthChecks, hooks);
  }

  public Config withFeatures(Features value) {
    return new Config(runtime, endpoint, access, timing, value, requests, healthChecks, hooks);
  }

  public Config withHooks(Hooks value) {
    return new Config(runtime, endpoint, access, timing, features, requests, healthChecks, value);
  }

  public Config withHealthChecks(List<HealthChecker> value) {
    return new Config(runtime, endpoint, access, timing, features, requests, value, hooks);
  }

  /** Fills in what follows from the rest. Go: Config.Complete. */
  public CompletedConfig complete() {
    return new Completion(this).complete();
  }

  Config withEndpoint(Endpoint value) {
    return new Config(runtime, value, access, timing, features, requests, healthChecks, hooks);
  }
}
