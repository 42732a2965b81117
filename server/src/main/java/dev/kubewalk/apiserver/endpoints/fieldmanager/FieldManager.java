package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;

/**
 * Keeps metadata.managedFields of the objects of one kind in one version. Objects are in that
 * version.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/fieldmanager.go
 * (FieldManager)
 */
public interface FieldManager {
  /** Whether {@link #apply} works; without it an apply request answers 415. */
  boolean supportsApply();

  /**
   * Notes what a create, update or patch changed.
   *
   * @param live the stored object, empty on create
   * @param object the new object, owned by the caller; changed in place or replaced
   * @param manager who made the request
   * @return the new object with its managedFields
   */
  Unstructured update(Optional<Unstructured> live, Unstructured object, String manager);

  /**
   * Server-side apply.
   *
   * @param live the stored object, empty when apply creates it
   * @param patch the applied configuration as it was sent
   * @param force takes fields over from other managers
   * @return the new object with its managedFields
   */
  Unstructured apply(
      Optional<Unstructured> live, Unstructured patch, String manager, boolean force);
}
