package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.apiserver.OpenApiAggregation;
import dev.kubewalk.apiextensions.apiserver.CustomResourceParts;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.client.LoopbackTransport;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.resources.ServerAdmission;
import dev.kubewalk.kubeapiserver.storage.StorageFactory;
import java.util.List;
import java.util.Optional;

/**
 * What the three servers of one chain share.
 *
 * @param transport connected to the outermost server once that is built
 * @param admission makes the admission chain anew for each server
 */
record ChainParts(
    CompletedServerRunOptions options,
    ServerRuntime runtime,
    StorageFactory storage,
    LoopbackTransport transport,
    Config.Loopback loopback,
    ServerAdmission admission,
    CustomResourceParts customResources,
    Optional<OpenApiAggregation> openApiAggregation) {
  ChainParts {
    requireNonNull(options);
    requireNonNull(runtime);
    requireNonNull(storage);
    requireNonNull(transport);
    requireNonNull(loopback);
    requireNonNull(admission);
    requireNonNull(customResources);
    requireNonNull(openApiAggregation);
  }

  SharedInformerFactory informers() {
    return loopback.informers();
  }

  /** These versions, switched as --runtime-config says. */
  ResourceConfig enabled(List<GroupVersion> versions) {
    return ResourceConfig.of(versions, List.of())
        .merge(options.runtimeConfig(), runtime.log()::warning);
  }

  /** The configuration with an admission chain of its own. */
  Config withAdmission(Config config) {
    Config.Access access = config.access().withAdmission(admission.newChain());
    ApiServices own = config.features().apis().withAdmission(access.admission());
    return config.withAccess(access).withFeatures(config.features().withApis(own));
  }

  List<String> admissionNames() {
    return admission.names();
  }
}
