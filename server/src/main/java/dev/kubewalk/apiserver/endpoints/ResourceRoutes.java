package dev.kubewalk.apiserver.endpoints;

import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The handlers of one resource: of its collection, its objects and what lies below them. */
final class ResourceRoutes {
  private final String resource;
  private final boolean namespaced;
  private final Map<Verb, ResourceHandler> verbs = new EnumMap<>(Verb.class);
  private final Map<String, SubresourceRoutes> subresources = new LinkedHashMap<>();

  ResourceRoutes(String resource, boolean namespaced) {
    this.resource = resource;
    this.namespaced = namespaced;
  }

  String resource() {
    return resource;
  }

  boolean isNamespaced() {
    return namespaced;
  }

  void verb(Verb verb, ResourceHandler handler) {
    verbs.put(verb, handler);
  }

  void subresource(String name, SubresourceRoutes routes) {
    subresources.put(name, routes);
  }

  Optional<SubresourceRoutes> subresource(String name) {
    return Optional.ofNullable(subresources.get(name));
  }

  /** True when objects can be reached by name at all. */
  boolean hasObjects() {
    return verbs.containsKey(Verb.GET)
        || verbs.containsKey(Verb.UPDATE)
        || verbs.containsKey(Verb.DELETE);
  }

  Optional<ResourceHandler> watch() {
    return Optional.ofNullable(verbs.get(Verb.WATCH));
  }

  Optional<ResourceHandler> ofCollection(String method) {
    return switch (method) {
      case "GET" -> Optional.ofNullable(verbs.get(Verb.LIST));
      case "POST" -> Optional.ofNullable(verbs.get(Verb.CREATE));
      case "DELETE" -> Optional.ofNullable(verbs.get(Verb.DELETECOLLECTION));
      default -> Optional.empty();
    };
  }

  Optional<ResourceHandler> ofObject(String method) {
    return switch (method) {
      case "GET" -> Optional.ofNullable(verbs.get(Verb.GET));
      case "PUT" -> Optional.ofNullable(verbs.get(Verb.UPDATE));
      case "PATCH" -> Optional.ofNullable(verbs.get(Verb.PATCH));
      case "DELETE" -> Optional.ofNullable(verbs.get(Verb.DELETE));
      default -> Optional.empty();
    };
  }
}
