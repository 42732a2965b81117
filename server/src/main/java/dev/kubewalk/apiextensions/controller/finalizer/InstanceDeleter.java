package dev.kubewalk.apiextensions.controller.finalizer;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Deletes the objects that a definition defines.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/finalizer/crd_finalizer.go
 * (CRClientGetter)
 */
@FunctionalInterface
public interface InstanceDeleter {
  /**
   * Asks for the deletion of every object.
   *
   * @return how many are left, held by finalizers
   */
  int deleteAll(Unstructured definition);
}
