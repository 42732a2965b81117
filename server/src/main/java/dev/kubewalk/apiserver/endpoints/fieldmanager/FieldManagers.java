package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;

/**
 * Makes the field manager of a resource in one of its versions.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go (registerResourceHandlers, where
 * each resource gets its own)
 */
@FunctionalInterface
public interface FieldManagers {
  /**
   * @param subresource empty for the object itself
   */
  FieldManager forResource(Resource resource, ServedVersion served, String subresource);

  /** Field managers that let managedFields be: what a server without server-side apply does. */
  static FieldManagers none() {
    return (resource, served, subresource) -> NoFieldManager.INSTANCE;
  }
}
