package dev.kubewalk.cmd.kubeapiserver.resources;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.aggregator.apiserver.AggregatorMetrics;
import dev.kubewalk.aggregator.apiserver.OpenApiAggregation;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.endpoints.openapi.ApiResource;
import dev.kubewalk.apiserver.endpoints.openapi.OpenApiBuilder;
import dev.kubewalk.apiserver.endpoints.openapi.OpenApiService;
import dev.kubewalk.apiserver.server.ApiGroups;
import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.apiserver.server.OpenApiProvider;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.version.VersionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The OpenAPI documents of the chain: one of each inner server, and the merged one at the outermost.
 * All are made when first asked for, or when the server has nothing better to do.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/openapi.go (OpenAPI.Install),
 * staging/src/k8s.io/kube-aggregator/pkg/controllers/openapi/aggregator/aggregator.go
 * (BuildAndRegisterAggregator)
 */
public final class OpenApiDocuments implements OpenApiProvider, OpenApiAggregation {
  private static final String PATH = "/openapi/v2";

  private final Schemas schemas;
  private final Klog log;
  private final AggregatorMetrics metrics;

  /** Guarded by this: the servers of the chain, innermost first. */
  private final List<GenericApiServer> servers = new ArrayList<>();

  private volatile OpenApiService merged;

  public OpenApiDocuments(Schemas schemas, ServerRuntime runtime) {
    this.schemas = requireNonNull(schemas);
    this.log = runtime.log();
    this.metrics = new AggregatorMetrics(runtime.metrics(), runtime.clock());
  }

  @Override
  public void install(GenericApiServer server, PathRecorderMux mux) {
    synchronized (this) {
      servers.add(server);
    }
    mux.handle(PATH, new OpenApiService(document(() -> List.of(server))));
  }

  @Override
  public void buildAndRegister(GenericApiServer aggregator) {
    log.v(2).info("Building initial OpenAPI spec");
    merged = new OpenApiService(metrics.timed(document(() -> all(aggregator))));
    aggregator.handler().mux().handle(PATH, merged);
  }

  private synchronized List<GenericApiServer> all(GenericApiServer aggregator) {
    List<GenericApiServer> all = new ArrayList<>(servers);
    all.add(aggregator);
    return all;
  }

  @Override
  public void run(StopChannel stop) {
    log.info("Starting OpenAPI AggregationController");
    stop.await();
    log.info("Shutting down OpenAPI AggregationController");
  }

  private Supplier<ObjectNode> document(Supplier<List<GenericApiServer>> of) {
    return () -> {
      List<ApiResource> served = new ArrayList<>();
      for (GenericApiServer server : of.get()) {
        for (ApiGroups.Installed installed : server.apiGroups().installed()) {
          for (ResourceStorage storage : installed.resources()) {
            storage
                .resource()
                .version(installed.version().version())
                .ifPresent(version -> served.add(ApiResource.of(storage.resource(), version)));
          }
        }
      }
      return new OpenApiBuilder(schemas, VersionInfo.current().gitVersion())
          .add(served)
          .build();
    };
  }
}
