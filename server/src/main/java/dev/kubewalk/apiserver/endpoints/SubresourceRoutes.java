package dev.kubewalk.apiserver.endpoints;

import dev.kubewalk.apiserver.endpoints.handlers.ResourceHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The handlers of one subresource by HTTP method. */
final class SubresourceRoutes {
  private final Map<String, ResourceHandler> methods = new LinkedHashMap<>();
  private boolean openEnded;
  private boolean free;

  void method(String method, ResourceHandler handler) {
    methods.put(method, handler);
  }

  /** Takes any path below its own. */
  void openEnded() {
    openEnded = true;
  }

  /** Chooses its media types by itself. */
  void free() {
    free = true;
  }

  boolean isOpenEnded() {
    return openEnded;
  }

  boolean isFree() {
    return free;
  }

  Optional<ResourceHandler> of(String method) {
    return Optional.ofNullable(methods.get(method));
  }
}
