package dev.kubewalk.registry.discovery;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/discovery/rest/storage_discovery.go (StorageProvider). */
public final class DiscoveryResources {
  private DiscoveryResources() {}

  public static List<Resource> resources() {
    return List.of(EndpointSlices.define());
  }
}
