package dev.kubewalk.apiserver.endpoints;

import dev.kubewalk.apiserver.endpoints.discovery.DiscoveryHandler;
import dev.kubewalk.apiserver.endpoints.handlers.ActionHandler;
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
import dev.kubewalk.apiserver.endpoints.handlers.VirtualHandlers;
import dev.kubewalk.apiserver.endpoints.handlers.WatchHandler;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import dev.kubewalk.http.Handler;
import java.util.List;
import java.util.Set;

/**
 * Makes the routes of one group version: for each resource, what its verbs and subresources ask for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go (APIInstaller)
 */
public final class ApiInstaller {
  private static final List<String> CONNECT_METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private final ApiGroupVersion version;
  private final ApiServices services;

  ApiInstaller(ApiGroupVersion version, ApiServices services) {
    this.version = version;
    this.services = services;
  }

  /** The handler of everything below the version's root path. Go: Install. */
  Handler install(List<ResourceStorage> resources) {
    WebService routes = new WebService(version.rootPath());
    routes.root(DiscoveryHandler.route(version.discoveryDocument()));
    for (ResourceStorage storage : resources) {
      routes.add(registerResource(storage));
    }
    return routes;
  }

  /** The routes of one resource. Go: registerResourceHandlers. */
  private ResourceRoutes registerResource(ResourceStorage storage) {
    Resource resource = storage.resource();
    ServedVersion served = resource.version(version.groupVersion().version()).orElseThrow();
    ResourceRoutes routes = new ResourceRoutes(resource.plural(), resource.isNamespaced());
    Store store = storage.store().orElse(null);
    RequestScope scope = new RequestScope(services, resource, store, served, "");
    resource
        .virtualStorage()
        .ifPresentOrElse(
            answers -> registerVirtual(routes, scope, resource.verbs(), answers),
            () -> registerStored(routes, scope, resource));
    for (Subresource subresource : resource.subresources(served.kind().version())) {
      RequestScope below = new RequestScope(services, resource, store, served, subresource.name());
      registerSubresource(routes, below, subresource);
    }
    return routes;
  }

  private static void registerVirtual(
      ResourceRoutes routes, RequestScope scope, Set<Verb> verbs, VirtualStorage answers) {
    VirtualHandlers handlers = new VirtualHandlers(scope, answers);
    addIf(routes, verbs, Verb.CREATE, handlers::create);
    addIf(routes, verbs, Verb.GET, handlers::get);
    addIf(routes, verbs, Verb.LIST, handlers::list);
  }

  private static void registerStored(ResourceRoutes routes, RequestScope scope, Resource resource) {
    Set<Verb> verbs = resource.verbs();
    Strategy strategy = resource.strategy();
    WatchHandler watch = new WatchHandler(scope);
    addIf(routes, verbs, Verb.LIST, new ListHandler(scope, watch));
    addIf(routes, verbs, Verb.CREATE, new CreateHandler(scope));
    addIf(routes, verbs, Verb.DELETECOLLECTION, new DeleteCollectionHandler(scope));
    addIf(routes, verbs, Verb.GET, new GetHandler(scope));
    addIf(routes, verbs, Verb.UPDATE, new UpdateHandler(scope, strategy));
    addIf(routes, verbs, Verb.PATCH, new PatchHandler(scope, strategy));
    addIf(routes, verbs, Verb.DELETE, new DeleteHandler(scope));
    addIf(routes, verbs, Verb.WATCH, watch);
  }

  private static void addIf(
      ResourceRoutes routes, Set<Verb> verbs, Verb verb, ResourceHandler handler) {
    if (verbs.contains(verb)) {
      routes.verb(verb, handler);
    }
  }

  private static void registerSubresource(
      ResourceRoutes routes, RequestScope scope, Subresource subresource) {
    SubresourceRoutes below = new SubresourceRoutes();
    if (subresource instanceof Subresource.View view) {
      registerView(below, scope, view);
    } else if (subresource instanceof Subresource.Scale scale) {
      ScaleHandler handler = new ScaleHandler(scope, scale);
      below.method("GET", handler::get);
      below.method("PUT", handler::update);
      below.method("PATCH", handler::patch);
    } else if (subresource instanceof Subresource.Action action) {
      registerAction(below, scope, action);
    }
    routes.subresource(subresource.name(), below);
  }

  private static void registerView(
      SubresourceRoutes below, RequestScope scope, Subresource.View view) {
    if (view.verbs().contains(Verb.GET)) {
      below.method("GET", new GetHandler(scope));
    }
    if (view.verbs().contains(Verb.UPDATE)) {
      below.method("PUT", new UpdateHandler(scope, view.strategy()));
    }
    if (view.verbs().contains(Verb.PATCH)) {
      below.method("PATCH", new PatchHandler(scope, view.strategy()));
    }
  }

  private static void registerAction(
      SubresourceRoutes below, RequestScope scope, Subresource.Action action) {
    ActionHandler handler = new ActionHandler(scope, action);
    below.free();
    for (String method : CONNECT_METHODS) {
      if (action.verbs().contains(verb(method))) {
        below.method(method, handler);
      }
    }
    if (action.verbs().contains("update")) {
      // A proxy passes on what has no verb of its own, too.
      below.method("HEAD", handler);
      below.method("OPTIONS", handler);
      below.openEnded();
    }
  }

  private static String verb(String method) {
    return switch (method) {
      case "GET" -> "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> "";
    };
  }
}
