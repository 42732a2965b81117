package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;

/**
 * The last checks before a write, done by validating admission; they throw to refuse.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go (ValidateObjectFunc,
 * ValidateObjectUpdateFunc)
 */
@FunctionalInterface
public interface Validation {
  Validation NONE = (object, old) -> {};

  /**
   * @param object the new object; empty for a delete
   * @param old the stored object; empty for a create
   */
  void check(Optional<Unstructured> object, Optional<Unstructured> old);
}
