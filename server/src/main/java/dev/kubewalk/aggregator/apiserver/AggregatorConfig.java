package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.server.CompletedConfig;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.util.List;
import java.util.Optional;

/**
 * How the aggregator is to be.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go (Config)
 *
 * @param sharedInformers of the kube-apiserver: the aggregator looks at Services through them
 * @param openApi serves the merged document; empty where there is none
 */
public record AggregatorConfig(
    Config generic,
    ResourceConfig resources,
    StoreFactory stores,
    SharedInformerFactory sharedInformers,
    Optional<OpenApiAggregation> openApi) {
  public AggregatorConfig {
    requireNonNull(generic);
    requireNonNull(resources);
    requireNonNull(stores);
    requireNonNull(sharedInformers);
    requireNonNull(openApi);
  }

  /** Gives the store of APIServices. */
  @FunctionalInterface
  public interface StoreFactory {
    List<ResourceStorage> apiServices();
  }

  /** Completes the configuration: /apis is made of APIServices here, not of own groups. */
  public Completed complete() {
    try (Step step = generic.runtime().trace().step(Steps.COMPLETE_AGGREGATOR_CONFIG)) {
      step.note("discovery", false);
      Config withoutDiscovery = generic.withFeatures(generic.features().withDiscovery(false));
      return new Completed(this, withoutDiscovery.complete());
    }
  }

  /**
   * A completed configuration, of which the server can be made.
   *
   * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiserver.go (CompletedConfig)
   */
  public static final class Completed {
    private final AggregatorConfig config;
    private final CompletedConfig generic;

    private Completed(AggregatorConfig config, CompletedConfig generic) {
      this.config = config;
      this.generic = generic;
    }

    AggregatorConfig config() {
      return config;
    }

    CompletedConfig generic() {
      return generic;
    }

    /** Builds the aggregator in front of the kube-apiserver. */
    public ApiAggregator newWithDelegate(DelegationTarget delegate) {
      return ApiAggregator.create(this, delegate);
    }
  }
}
