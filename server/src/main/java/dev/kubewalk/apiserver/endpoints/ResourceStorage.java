package dev.kubewalk.apiserver.endpoints;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.Optional;

/**
 * A resource and where its objects are.
 *
 * @param store empty for resources that are not stored
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go (Storage)
 */
public record ResourceStorage(Resource resource, Optional<Store> store) {
  public ResourceStorage {
    requireNonNull(resource, "resource is null");
    requireNonNull(store, "store is null");
    if (store.isEmpty() == resource.virtualStorage().isEmpty()) {
      throw new IllegalArgumentException(
          resource.groupResource() + " must be either stored or answered without a store");
    }
  }

  public static ResourceStorage of(Store store) {
    return new ResourceStorage(store.resource(), Optional.of(store));
  }

  /** For a resource whose objects are not stored. */
  public static ResourceStorage virtual(Resource resource) {
    return new ResourceStorage(resource, Optional.empty());
  }
}
