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
import dev.kubewalk.apiserver.endpoints.metrics.RouteMetrics;
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

  private static final String CONNECT = "CONNECT";
  private static final Set<String> CONNECTING = Set.of("attach", "exec", "portforward", "proxy");

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
            answers -> registerVirtual(routes, scope, answers),
            () -> registerStored(routes, scope, resource));
    for (Subresource subresource : resource.subresources(served.kind().version())) {
      RequestScope below = new RequestScope(services, resource, store, served, subresource.name());
      registerSubresource(routes, below, subresource);
    }
    return routes;
  }

  private void registerVirtual(ResourceRoutes routes, RequestScope scope, VirtualStorage answers) {
    VirtualHandlers handlers = new VirtualHandlers(scope, answers);
    addIf(routes, scope, Verb.CREATE, handlers::create);
    addIf(routes, scope, Verb.GET, handlers::get);
    addIf(routes, scope, Verb.LIST, handlers::list);
  }

  private void registerStored(ResourceRoutes routes, RequestScope scope, Resource resource) {
    Strategy strategy = resource.strategy();
    WatchHandler watch = new WatchHandler(scope);
    addIf(routes, scope, Verb.LIST, new ListHandler(scope, watch));
    addIf(routes, scope, Verb.CREATE, new CreateHandler(scope));
    addIf(routes, scope, Verb.DELETECOLLECTION, new DeleteCollectionHandler(scope));
    addIf(routes, scope, Verb.GET, new GetHandler(scope));
    addIf(routes, scope, Verb.UPDATE, new UpdateHandler(scope, strategy));
    addIf(routes, scope, Verb.PATCH, new PatchHandler(scope, strategy));
    addIf(routes, scope, Verb.DELETE, new DeleteHandler(scope));
    addIf(routes, scope, Verb.WATCH, watch);
  }

  private void addIf(
      ResourceRoutes routes, RequestScope scope, Verb verb, ResourceHandler handler) {
    if (scope.resource().verbs().contains(verb)) {
      routes.verb(verb, counted(verb(verb), scope, handler));
    }
  }

  private ResourceHandler counted(String verb, RequestScope scope, ResourceHandler handler) {
    RouteMetrics.Route route = RouteMetrics.Route.of(
        verb,
        version.groupVersion().group(),
        version.groupVersion().version(),
        scope.resource().plural(),
        scope.subresource());
    return new InstrumentedHandler(
        handler, services.metrics().route(route), InstrumentedHandler.Scopes.OF_ROUTE);
  }

  /** A verb as metrics call it: writes go by their HTTP method. */
  private static String verb(Verb verb) {
    return switch (verb) {
      case CREATE -> "POST";
      case UPDATE -> "PUT";
      case WATCH -> "WATCHLIST";
      default -> verb.name();
    };
  }

  private void registerSubresource(
      ResourceRoutes routes, RequestScope scope, Subresource subresource) {
    SubresourceRoutes below = new SubresourceRoutes();
    if (subresource instanceof Subresource.View view) {
      registerView(below, scope, view);
    } else if (subresource instanceof Subresource.Scale scale) {
      ScaleHandler handler = new ScaleHandler(scope, scale);
      below.method("GET", counted("GET", scope, handler::get));
      below.method("PUT", counted("PUT", scope, handler::update));
      below.method("PATCH", counted("PATCH", scope, handler::patch));
    } else if (subresource instanceof Subresource.Action action) {
      registerAction(below, scope, action);
    }
    routes.subresource(subresource.name(), below);
  }

  private void registerView(SubresourceRoutes below, RequestScope scope, Subresource.View view) {
    if (view.verbs().contains(Verb.GET)) {
      below.method("GET", counted("GET", scope, new GetHandler(scope)));
    }
    if (view.verbs().contains(Verb.UPDATE)) {
      below.method("PUT", counted("PUT", scope, new UpdateHandler(scope, view.strategy())));
    }
    if (view.verbs().contains(Verb.PATCH)) {
      below.method("PATCH", counted("PATCH", scope, new PatchHandler(scope, view.strategy())));
    }
  }

  private void registerAction(
      SubresourceRoutes below, RequestScope scope, Subresource.Action action) {
    ActionHandler handler = new ActionHandler(scope, action);
    below.free();
    for (String method : CONNECT_METHODS) {
      if (action.verbs().contains(verb(method))) {
        below.method(method, counted(actionVerb(scope, method), scope, handler));
      }
    }
    if (action.verbs().contains("update")) {
      // A proxy passes on what has no verb of its own, too.
      below.method("HEAD", counted(CONNECT, scope, handler));
      below.method("OPTIONS", counted(CONNECT, scope, handler));
      below.openEnded();
    }
  }

  /** What leads to another server is a CONNECT, by whichever method. */
  private static String actionVerb(RequestScope scope, String method) {
    return CONNECTING.contains(scope.subresource()) ? CONNECT : method;
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
