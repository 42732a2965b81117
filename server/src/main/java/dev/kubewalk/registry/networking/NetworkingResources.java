package dev.kubewalk.registry.networking;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/networking/rest/storage_settings.go, pkg/registry/extensions/rest. */
public final class NetworkingResources {
  private NetworkingResources() {}

  public static List<Resource> resources() {
    return List.of(
        NetworkPolicies.define(), Ingresses.define("networking.k8s.io"), IngressClasses.define());
  }

  /** The extensions group: ingresses under their first name. */
  public static List<Resource> extensions() {
    return List.of(Ingresses.define("extensions"));
  }
}
