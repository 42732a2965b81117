package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;

/**
 * Answers for a resource whose objects are not stored: reviews, bindings, component statuses. A
 * method that the resource's verbs do not name is never called.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go (Creater, Getter, Lister)
 */
public interface VirtualStorage {
  /** Answers a create with an object; {@code object} is decoded, defaulted and owned. */
  default Unstructured create(RequestContext context, Unstructured object) {
    throw new UnsupportedOperationException("create");
  }

  default Unstructured get(RequestContext context, String name) {
    throw new UnsupportedOperationException("get");
  }

  default List<Unstructured> list(RequestContext context) {
    throw new UnsupportedOperationException("list");
  }
}
