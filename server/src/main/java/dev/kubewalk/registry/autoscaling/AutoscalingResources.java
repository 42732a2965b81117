package dev.kubewalk.registry.autoscaling;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/autoscaling/rest/storage_autoscaling.go (RESTStorageProvider). */
public final class AutoscalingResources {
  private AutoscalingResources() {}

  public static List<Resource> resources() {
    return List.of(HorizontalPodAutoscalers.define());
  }
}
