package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;

/**
 * What a kind does to its objects before they are stored, and what it refuses. Objects are in the
 * resource's hub version, defaulted; metadata common to all kinds is the store's business.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/create.go (RESTCreateStrategy), update.go
 * (RESTUpdateStrategy)
 */
public interface Strategy {
  /** Neither prepares nor refuses anything. */
  Strategy NONE = new Strategy() {};

  /** Resets what a client may not set on creation, such as the status. */
  default void prepareForCreate(RequestContext context, Unstructured object) {}

  /**
   * Takes away what another cluster would fill in anew. Go: RESTExportStrategy; most kinds prepare
   * as if to create.
   *
   * @param exact keeps as much as possible
   */
  default void prepareForExport(RequestContext context, Unstructured object, boolean exact) {
    prepareForCreate(context, object);
  }

  default ErrorList validate(RequestContext context, Unstructured object) {
    return new ErrorList();
  }

  /** Puts back what an update may not change, and raises the generation where the kind has one. */
  default void prepareForUpdate(RequestContext context, Unstructured object, Unstructured old) {}

  /** Go's ValidateUpdate; most kinds also run {@link #validate} on the new object in it. */
  default ErrorList validateUpdate(RequestContext context, Unstructured object, Unstructured old) {
    return new ErrorList();
  }
}
