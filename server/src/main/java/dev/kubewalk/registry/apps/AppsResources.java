package dev.kubewalk.registry.apps;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/apps/rest/storage_apps.go (StorageProvider). */
public final class AppsResources {
  private AppsResources() {}

  public static List<Resource> resources() {
    return List.of(
        Deployments.define(),
        StatefulSets.define(),
        DaemonSets.define(),
        ReplicaSets.define(),
        ControllerRevisions.define());
  }
}
