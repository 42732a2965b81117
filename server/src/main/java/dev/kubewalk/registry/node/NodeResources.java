package dev.kubewalk.registry.node;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/node/rest/runtimeclass.go (RESTStorageProvider). */
public final class NodeResources {
  private NodeResources() {}

  public static List<Resource> resources() {
    return List.of(RuntimeClasses.define());
  }
}
