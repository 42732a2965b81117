package dev.kubewalk.apiextensions.apiserver;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apiserver.endpoints.ApiServices;
import dev.kubewalk.apiserver.endpoints.InstrumentedHandler;
import dev.kubewalk.apiserver.endpoints.handlers.CreateHandler;
import dev.kubewalk.apiserver.endpoints.handlers.DeleteCollectionHandler;
import dev.kubewalk.apiserver.endpoints.handlers.DeleteHandler;
import dev.kubewalk.apiserver.endpoints.handlers.GetHandler;
import dev.kubewalk.apiserver.endpoints.handlers.ListHandler;
import dev.kubewalk.apiserver.endpoints.handlers.PatchHandler;
import dev.kubewalk.apiserver.endpoints.handlers.RequestScope;
import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler;
import dev.kubewalk.apiserver.endpoints.handlers.ScaleHandler;
import dev.kubewalk.apiserver.endpoints.handlers.UpdateHandler;
import dev.kubewalk.apiserver.endpoints.handlers.WatchHandler;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.metrics.RouteMetrics;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The handlers of one version of a custom resource by subresource and verb.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (serveResource, serveStatus, serveScale)
 */
final class CustomResourceRoutes {
  private final Resource resource;
  private final RequestMetrics metrics;
  private final Map<String, Map<String, ResourceHandler>> handlers = new HashMap<>();

  CustomResourceRoutes(ApiServices services, Store store, ServedVersion served) {
    this.resource = store.resource();
    this.metrics = services.metrics();
    addObject(new RequestScope(services, resource, store, served, ""));
    for (Subresource subresource : resource.subresources()) {
      RequestScope scope = new RequestScope(services, resource, store, served, subresource.name());
      if (subresource instanceof Subresource.View view) {
        add("get", scope, new GetHandler(scope));
        add("update", scope, new UpdateHandler(scope, view.strategy()));
        add("patch", scope, new PatchHandler(scope, view.strategy()));
      } else if (subresource instanceof Subresource.Scale scale) {
        ScaleHandler handler = new ScaleHandler(scope, scale);
        add("get", scope, handler::get);
        add("update", scope, handler::update);
        add("patch", scope, handler::patch);
      }
    }
  }

  private void addObject(RequestScope scope) {
    WatchHandler watch = new WatchHandler(scope);
    add("get", scope, new GetHandler(scope));
    add("list", scope, new ListHandler(scope, watch));
    add("watch", scope, watch);
    add("create", scope, new CreateHandler(scope));
    add("update", scope, new UpdateHandler(scope, resource.strategy()));
    add("patch", scope, new PatchHandler(scope, resource.strategy()));
    add("delete", scope, new DeleteHandler(scope));
    add("deletecollection", scope, new DeleteCollectionHandler(scope));
  }

  private void add(String verb, RequestScope scope, ResourceHandler handler) {
    RouteMetrics.Route route = RouteMetrics.Route.of(
        verb.toUpperCase(Locale.ROOT),
        resource.group(),
        scope.groupVersion().version(),
        resource.plural(),
        scope.subresource());
    verbs(scope.subresource())
        .put(
            verb,
            new InstrumentedHandler(
                handler, metrics.route(route), InstrumentedHandler.Scopes.OF_REQUEST));
  }

  private Map<String, ResourceHandler> verbs(String subresource) {
    return handlers.computeIfAbsent(subresource, s -> new HashMap<>());
  }

  /**
   * The handler of a request.
   *
   * @param terminating true when the definition is being deleted: nothing may be created then
   * @throws dev.kubewalk.apimachinery.errors.StatusException 404 for a subresource that there is
   *     not, 405 for a verb that cannot be
   */
  ResourceHandler find(RequestInfo info, boolean terminating) {
    Map<String, ResourceHandler> verbs = handlers.get(info.subresource());
    if (verbs == null) {
      throw ApiErrors.notFound(resource.groupResource(), info.name());
    }
    ResourceHandler handler = verbs.get(info.verb());
    boolean creates = info.verb().equals("create") && info.subresource().isEmpty();
    if (handler == null || (creates && terminating)) {
      throw ApiErrors.methodNotSupported(resource.groupResource(), info.verb());
    }
    return handler;
  }
}
