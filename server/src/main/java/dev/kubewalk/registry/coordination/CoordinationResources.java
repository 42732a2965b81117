package dev.kubewalk.registry.coordination;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/coordination/rest/storage_coordination.go (RESTStorageProvider). */
public final class CoordinationResources {
  private CoordinationResources() {}

  public static List<Resource> resources() {
    return List.of(Leases.define());
  }
}
