package dev.kubewalk.registry.batch;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/batch/rest/storage_batch.go (StorageProvider). */
public final class BatchResources {
  private BatchResources() {}

  public static List<Resource> resources() {
    return List.of(Jobs.define(), CronJobs.define());
  }
}
