package dev.kubewalk.registry.core;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import java.util.List;

/** {@code proxy} below nodes, pods and services. Go: pkg/registry/core/node/rest (ProxyREST). */
final class Proxies {
  private static final List<String> VERBS = List.of("create", "delete", "get", "patch", "update");

  private Proxies() {}

  static Subresource.Action to(String kind, Subresource.ActionHandler handler) {
    return new Subresource.Action(
        "proxy", new GroupVersionKind("", "v1", kind), VERBS, true, handler);
  }
}
