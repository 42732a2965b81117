package dev.kubewalk.apiextensions.apiserver;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apiserver.endpoints.ApiServices;
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
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import java.util.HashMap;
import java.util.Map;

/**
 * The handlers of one version of a custom resource by subresource and verb.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (serveResource, serveStatus, serveScale)
 */
final class CustomResourceRoutes {
  private final Resource resource;
  private final Map<String, Map<String, ResourceHandler>> handlers = new HashMap<>();

  CustomResourceRoutes(ApiServices services, Store store, ServedVersion served) {
    this.resource = store.resource();
    addObject(new RequestScope(services, resource, store, served, ""));
    for (Subresource subresource : resource.subresources()) {
      RequestScope scope = new RequestScope(services, resource, store, served, subresource.name());
      if (subresource instanceof Subresource.View view) {
        Map<String, ResourceHandler> verbs = verbs(view.name());
        verbs.put("get", new GetHandler(scope));
        verbs.put("update", new UpdateHandler(scope, view.strategy()));
        verbs.put("patch", new PatchHandler(scope, view.strategy()));
      } else if (subresource instanceof Subresource.Scale scale) {
        ScaleHandler handler = new ScaleHandler(scope, scale);
        Map<String, ResourceHandler> verbs = verbs(scale.name());
        verbs.put("get", handler::get);
        verbs.put("update", handler::update);
        verbs.put("patch", handler::patch);
      }
    }
  }

  private void addObject(RequestScope scope) {
    Map<String, ResourceHandler> verbs = verbs("");
    WatchHandler watch = new WatchHandler(scope);
    verbs.put("get", new GetHandler(scope));
    verbs.put("list", new ListHandler(scope, watch));
    verbs.put("watch", watch);
    verbs.put("create", new CreateHandler(scope));
    verbs.put("update", new UpdateHandler(scope, resource.strategy()));
    verbs.put("patch", new PatchHandler(scope, resource.strategy()));
    verbs.put("delete", new DeleteHandler(scope));
    verbs.put("deletecollection", new DeleteCollectionHandler(scope));
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
