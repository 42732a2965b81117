package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Writes the use of a quota back.
 *
 * <p>Go: plugin/pkg/admission/resourcequota/resource_access.go (QuotaAccessor)
 */
@FunctionalInterface
public interface QuotaStatus {
  /**
   * Stores {@code quota}'s status, comparing its resourceVersion.
   *
   * @return false when somebody else has changed the quota meanwhile
   */
  boolean update(Unstructured quota);
}
