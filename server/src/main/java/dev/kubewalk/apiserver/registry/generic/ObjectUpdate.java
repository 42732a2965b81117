package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.Preconditions;
import java.util.Optional;

/**
 * How an update makes the new object from the stored one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/rest.go (UpdatedObjectInfo)
 */
@FunctionalInterface
public interface ObjectUpdate {
  /**
   * The new object, in the hub version and owned by the caller. Called again when somebody wrote
   * meanwhile.
   *
   * @param existing the stored object, empty when there is none; not to be changed
   */
  Unstructured updated(Optional<Unstructured> existing);

  /** What must hold for the update to happen. */
  default Preconditions preconditions() {
    return Preconditions.none();
  }

  /** Puts the object whole: a uid that it carries must be the stored one's. */
  static ObjectUpdate to(Unstructured object) {
    return new ObjectUpdate() {
      @Override
      public Unstructured updated(Optional<Unstructured> existing) {
        return object.copy();
      }

      @Override
      public Preconditions preconditions() {
        return preconditionsOf(object);
      }
    };
  }

  /** The precondition that an object's uid is. */
  static Preconditions preconditionsOf(Unstructured object) {
    return object.uid().isEmpty() ? Preconditions.none() : Preconditions.uid(object.uid());
  }
}
