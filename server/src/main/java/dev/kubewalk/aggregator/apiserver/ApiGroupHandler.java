package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.discovery.DiscoveryHandler;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.List;

/**
 * Answers {@code /apis/<group>} from the group's APIServices; when none is left, whoever is behind
 * the aggregator answers.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_apis.go (apiGroupHandler)
 */
final class ApiGroupHandler implements Handler {
  private final String group;
  private final SharedInformer services;
  private final Handler delegate;

  ApiGroupHandler(String group, SharedInformer services, Handler delegate) {
    this.group = requireNonNull(group);
    this.services = requireNonNull(services);
    this.delegate = requireNonNull(delegate);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    List<Unstructured> ofGroup = services.list().stream()
        .filter(s -> s.stringAt("spec.group").equals(group))
        .toList();
    if (ofGroup.isEmpty()) {
      delegate.serve(request, response);
    } else {
      DiscoveryHandler.anyMethod(DiscoveryDocuments.singleGroup(group, ofGroup))
          .serve(request, response);
    }
  }
}
