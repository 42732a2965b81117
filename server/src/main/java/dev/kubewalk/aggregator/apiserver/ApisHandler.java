package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.discovery.DiscoveryHandler;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.List;

/**
 * Answers {@code /apis}: the groups of all APIServices, whoever serves them.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_apis.go (apisHandler)
 */
final class ApisHandler implements Handler {
  private final List<String> ownVersions;
  private final SharedInformer services;

  ApisHandler(List<String> ownVersions, SharedInformer services) {
    this.ownVersions = List.copyOf(ownVersions);
    this.services = requireNonNull(services);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    DiscoveryHandler.anyMethod(DiscoveryDocuments.groupList(ownVersions, services.list()))
        .serve(request, response);
  }
}
