package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * What becomes of objects between the store and the hub version, for resources whose stored objects
 * may be in any version, and may be out of date: custom resources. Both methods own their argument.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (crdConversionRESTOptionsGetter)
 */
public interface StoredForm {
  /** The hub version of a stored object, complete with its apiVersion. */
  Unstructured read(Unstructured stored);

  /** The storage version of a hub object, complete with its apiVersion. */
  Unstructured write(Unstructured object);
}
