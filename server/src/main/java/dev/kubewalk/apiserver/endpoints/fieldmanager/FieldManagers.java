package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;

/**
 * Makes the field manager of a kind.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/installer.go (registerResourceHandlers, where
 * each resource gets its own)
 */
@FunctionalInterface
public interface FieldManagers {
  /**
   * @param subresource empty for the object itself
   */
  FieldManager forKind(GroupVersionKind kind, String subresource);

  /** Field managers that let managedFields be: what a server without server-side apply does. */
  static FieldManagers none() {
    return (kind, subresource) -> NoFieldManager.INSTANCE;
  }
}
