package dev.kubewalk.apiextensions.apiserver.conversion;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Converts a custom resource into another version of its group.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/conversion/converter.go
 * (crConverterInterface)
 */
@FunctionalInterface
public interface CrConverter {
  /** Versions that differ in their name only. Go: nopConverter. */
  CrConverter NOP = (object, target) -> object.set("apiVersion", target.toString());

  /**
   * @param object owned by the converter; never in the target version already
   * @throws dev.kubewalk.apimachinery.errors.StatusException when it cannot be converted
   */
  Unstructured convert(Unstructured object, GroupVersion target);
}
