package dev.kubewalk.registry.scheduling;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/scheduling/rest/storage_scheduling.go (RESTStorageProvider). */
public final class SchedulingResources {
  private SchedulingResources() {}

  public static List<Resource> resources() {
    return List.of(PriorityClasses.define());
  }
}
