package dev.kubewalk.apiserver.endpoints;

import dev.kubewalk.apimachinery.errors.GenericErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler;
import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler.Names;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.handlers.patch.PatchType;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the handler for a path and method below a group version's root. First the path decides
 * (404), then the method (405), the body's type (415) and what the client takes (406).
 *
 * <p>Go: vendor/github.com/emicklei/go-restful/jsr311.go (RouterJSR311), as
 * staging/src/k8s.io/apiserver/pkg/endpoints/installer.go sets it up
 */
final class WebService implements Handler {
  /** What a path and method lead to. */
  private record Route(Optional<ResourceHandler> handler, Names names, boolean free) {
    static Route of(Optional<ResourceHandler> handler, Names names) {
      return new Route(handler, names, false);
    }
  }

  private final String rootPath;
  private final Map<String, ResourceRoutes> resources = new HashMap<>();
  private Handler root;

  WebService(String rootPath) {
    this.rootPath = rootPath;
  }

  void root(Handler handler) {
    root = handler;
  }

  void add(ResourceRoutes routes) {
    resources.put(routes.resource(), routes);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    List<String> parts = parts(request.path());
    if (parts.isEmpty()) {
      root.serve(request, response);
      return;
    }
    try (Step step = RequestTrace.of(request).step(Steps.HANDLE_RESOURCE_REQUEST)) {
      serve(request, response, parts, step);
    }
  }

  private void serve(Request request, ResponseWriter response, List<String> parts, Step step)
      throws IOException {
    try {
      Route route = find(parts, request.method())
          .orElseThrow(() -> GenericErrors.serverResponse(404, "404: Page Not Found"));
      ResourceHandler handler = route
          .handler()
          .orElseThrow(() -> GenericErrors.serverResponse(405, "405: Method Not Allowed"));
      if (!route.free()) {
        checkMediaTypes(request);
      }
      step.note("route", rootPath);
      step.note("method", request.method());
      step.note("namespace", route.names().namespace());
      step.note("name", route.names().name());
      handler.serve(request, response, route.names());
    } catch (StatusException e) {
      ResponseWriters.error(request, response, e);
    }
    // Of a failure no more than this: its message may quote the body.
    step.note("status", response.status());
  }

  /** The path's parts below the root; one slash at its end does not count. */
  private List<String> parts(String path) {
    String rest = path.substring(Math.min(path.length(), rootPath.length()));
    if (rest.isEmpty() || rest.equals("/")) {
      return List.of();
    }
    String[] parts = rest.substring(1).split("/", -1);
    boolean slash = parts[parts.length - 1].isEmpty();
    return Arrays.asList(parts).subList(0, slash ? parts.length - 1 : parts.length);
  }

  private static void checkMediaTypes(Request request) {
    if (request.method().equals("PATCH")
        && PatchType.of(request.header("Content-Type")).isEmpty()) {
      throw GenericErrors.serverResponse(415, "415: Unsupported Media Type");
    }
    if (!Negotiation.routable(request)) {
      throw GenericErrors.serverResponse(406, "406: Not Acceptable");
    }
  }

  private Optional<Route> find(List<String> parts, String method) {
    boolean open = parts.stream().limit(3).anyMatch(String::isEmpty);
    if (open) {
      return Optional.empty();
    }
    if (parts.get(0).equals("watch") && parts.size() > 1) {
      return findWatch(parts.subList(1, parts.size()), method);
    }
    if (parts.get(0).equals("namespaces") && parts.size() >= 3) {
      ResourceRoutes routes = resources.get(parts.get(2));
      if (routes != null && routes.isNamespaced()) {
        return below(routes, parts.get(1), parts.subList(3, parts.size()), method);
      }
    }
    ResourceRoutes routes = resources.get(parts.get(0));
    if (routes == null) {
      return Optional.empty();
    }
    if (!routes.isNamespaced()) {
      return below(routes, "", parts.subList(1, parts.size()), method);
    }
    return parts.size() == 1 ? allNamespaces(routes, method) : Optional.empty();
  }

  /** A namespaced collection over all namespaces can only be read; no list, no such path. */
  private static Optional<Route> allNamespaces(ResourceRoutes routes, String method) {
    Names all = new Names("", "");
    boolean lists = routes.ofCollection("GET").isPresent();
    return lists
        ? Optional.of(
            Route.of(method.equals("GET") ? routes.ofCollection(method) : Optional.empty(), all))
        : Optional.empty();
  }

  private static Optional<Route> below(
      ResourceRoutes routes, String namespace, List<String> rest, String method) {
    if (rest.isEmpty()) {
      return Optional.of(Route.of(routes.ofCollection(method), new Names(namespace, "")));
    }
    Names names = new Names(namespace, rest.get(0));
    if (rest.get(0).isEmpty()) {
      return Optional.empty();
    }
    if (rest.size() == 1) {
      return routes.hasObjects()
          ? Optional.of(Route.of(routes.ofObject(method), names))
          : Optional.empty();
    }
    return routes
        .subresource(rest.get(1))
        .filter(sub -> rest.size() == 2 || sub.isOpenEnded())
        .map(sub -> new Route(sub.of(method), names, sub.isFree()));
  }

  /** The deprecated paths that watch without a query. */
  private Optional<Route> findWatch(List<String> parts, String method) {
    boolean inNamespace = parts.size() >= 3
        && parts.get(0).equals("namespaces")
        && resources.containsKey(parts.get(2))
        && resources.get(parts.get(2)).isNamespaced();
    ResourceRoutes routes = resources.get(inNamespace ? parts.get(2) : parts.get(0));
    List<String> rest = parts.subList(inNamespace ? 3 : 1, parts.size());
    if (routes == null || routes.watch().isEmpty() || rest.size() > 1) {
      return Optional.empty();
    }
    if (routes.isNamespaced() && !inNamespace && !rest.isEmpty()) {
      return Optional.empty();
    }
    Names names = new Names(inNamespace ? parts.get(1) : "", rest.isEmpty() ? "" : rest.get(0));
    return Optional.of(Route.of(method.equals("GET") ? routes.watch() : Optional.empty(), names));
  }
}
