package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers what definitions define, and discovery of it; hands everything else on.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (crdHandler.ServeHTTP)
 */
final class CustomResourceHandler implements Handler {
  private static final Set<String> ACROSS_NAMESPACES = Set.of("list", "watch");

  private final SharedInformer definitions;
  private final ServingInfos infos;
  private final CrdDiscovery discovery;
  private final Handler delegate;

  CustomResourceHandler(
      SharedInformer definitions, ServingInfos infos, CrdDiscovery discovery, Handler delegate) {
    this.definitions = requireNonNull(definitions);
    this.infos = requireNonNull(infos);
    this.discovery = requireNonNull(discovery);
    this.delegate = requireNonNull(delegate);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
    Optional<Handler> found =
        info.resourceRequest() ? ofResource(info) : discovery.find(parts(request.path()));
    found.orElse(delegate).serve(request, response);
  }

  /** The parts of a path, of which slashes at both ends are none. */
  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  private Optional<Handler> ofResource(RequestInfo info) {
    Optional<Unstructured> found =
        definitions.get(info.resource() + "." + info.apiGroup()).filter(d -> isServed(d, info));
    return found.map(definition -> handler(definition, info));
  }

  private static boolean isServed(Unstructured definition, RequestInfo info) {
    boolean inNamespace = !info.namespace().isEmpty();
    boolean scopeFits = Definitions.isNamespaced(definition)
        ? inNamespace || ACROSS_NAMESPACES.contains(info.verb())
        : !inNamespace;
    return scopeFits
        && Definitions.serves(definition, info.apiVersion())
        && (Definitions.isTrue(definition, Definitions.NAMES_ACCEPTED)
            || Definitions.isTrue(definition, Definitions.ESTABLISHED));
  }

  private Handler handler(Unstructured definition, RequestInfo info) {
    boolean terminating = Definitions.isTrue(definition, Definitions.TERMINATING);
    ResourceHandler.Names names = new ResourceHandler.Names(info.namespace(), info.name());
    return (request, response) -> {
      try {
        infos
            .of(definition)
            .routes(info.apiVersion())
            .find(info, terminating)
            .serve(request, response, names);
      } catch (StatusException e) {
        ResponseWriters.error(request, response, e);
      }
    };
  }
}
