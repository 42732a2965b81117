package dev.kubewalk.registry.storage;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/storage/rest/storage_storage.go (RESTStorageProvider). */
public final class StorageResources {
  private StorageResources() {}

  public static List<Resource> resources() {
    return List.of(
        StorageClasses.define(),
        VolumeAttachments.define(),
        CsiNodes.define(),
        CsiDrivers.define());
  }
}
