package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.server.CompletedConfig;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.util.List;

/**
 * How the apiextensions server is to be.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go (Config)
 *
 * @param parts what serves and looks after custom resources
 */
public record ApiExtensionsConfig(
    Config generic, ResourceConfig resources, StoreFactory stores, CustomResourceParts parts) {
  public ApiExtensionsConfig {
    requireNonNull(generic);
    requireNonNull(resources);
    requireNonNull(stores);
    requireNonNull(parts);
  }

  /** Gives the store of CustomResourceDefinitions. */
  @FunctionalInterface
  public interface StoreFactory {
    List<ResourceStorage> customResourceDefinitions();
  }

  /** Completes the configuration; discovery comes from the definitions here. */
  public Completed complete() {
    try (Step step = generic.runtime().trace().step(Steps.COMPLETE_API_EXTENSIONS_CONFIG)) {
      step.note("discovery", false);
      Config withoutDiscovery = generic.withFeatures(generic.features().withDiscovery(false));
      return new Completed(this, withoutDiscovery.complete());
    }
  }

  /**
   * A completed configuration, of which the server can be made.
   *
   * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go (CompletedConfig)
   */
  public static final class Completed {
    private final ApiExtensionsConfig config;
    private final CompletedConfig generic;

    private Completed(ApiExtensionsConfig config, CompletedConfig generic) {
      this.config = config;
      this.generic = generic;
    }

    ApiExtensionsConfig config() {
      return config;
    }

    CompletedConfig generic() {
      return generic;
    }

    /** Builds the server in front of {@code delegate}. */
    public CustomResourceDefinitions newServer(DelegationTarget delegate) {
      return new CustomResourceDefinitionsBuilder(this, delegate).build();
    }
  }
}
