package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Brings a tree that strategies or conversions changed into the form in which Go writes the struct:
 * empty optional fields gone, the others there even when nobody set them ({@code status: {}}).
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json/json.go (Serializer.Encode)
 */
@FunctionalInterface
public interface ObjectForm {
  /** For trees without a schema: they stay as they are. */
  ObjectForm AS_IS = (kind, object) -> object;

  /** The same tree, changed in place. */
  Unstructured of(GroupVersionKind kind, Unstructured object);
}
