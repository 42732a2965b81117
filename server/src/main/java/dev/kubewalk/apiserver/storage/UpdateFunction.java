package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes an object's new state from its current one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go (UpdateFunc)
 */
@FunctionalInterface
public interface UpdateFunction {
  /**
   * The new state.
   *
   * @param ttl how long the object lives from now on; empty for ever
   */
  record Updated(Unstructured object, Optional<Duration> ttl) {
    public Updated {
      requireNonNull(object, "object is null");
      requireNonNull(ttl, "ttl is null");
    }

    public static Updated to(Unstructured object) {
      return new Updated(object, Optional.empty());
    }
  }

  /**
   * Called with the current state, or with nothing when the key does not exist. Whatever it throws
   * ends the update, unless the state it saw was only a guess: then it is called again.
   */
  Updated update(Optional<StoredObject> current);
}
