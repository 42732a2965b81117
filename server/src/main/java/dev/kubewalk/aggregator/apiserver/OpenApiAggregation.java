package dev.kubewalk.aggregator.apiserver;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.GenericApiServer;

/**
 * The merged OpenAPI document of all servers of the chain.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/openapi/aggregator/aggregator.go
 * (SpecAggregator), pkg/controllers/openapi/controller.go (AggregationController)
 */
public interface OpenApiAggregation {
  /** Serves the merged document at {@code /openapi/v2}. */
  void buildAndRegister(GenericApiServer aggregator);

  /** Keeps the document up to date until {@code stop} closes. */
  void run(StopChannel stop);
}
