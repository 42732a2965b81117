package dev.kubewalk.apiserver.storage;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.tracer.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects of one resource, by key. Keys begin with a slash and the resource's prefix, such as
 * {@code /pods/default/web-0}; the storage prefix ({@code /registry}) is added below.
 *
 * <p>Failures are {@link StorageException}s (turned into answers by {@code StorageErrors}) or, where
 * v1.18 itself makes the answer at this level, {@code StatusException}s.
 *
 * <p>Resource versions of reads are the request's text: empty for "most recent", "0" for "any", a
 * number for "not older than". What each operation makes of them is told by the implementations.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go (Interface)
 */
public interface Storage {
  Versioner versioner();

  /**
   * This same storage, telling {@code trace} what it does for one request; in place of the context
   * that Go hands to each operation.
   */
  Storage recordedBy(Trace trace);

  /**
   * Stores a new object.
   *
   * @param ttl how long it is to live; {@link Duration#ZERO} for ever
   * @throws StorageException with code KEY_EXISTS when the key is taken
   */
  StoredObject create(String key, Unstructured object, Duration ttl);

  /**
   * Deletes an object and gives its last state.
   *
   * @param validate called with the current state before deleting; throws to refuse
   * @throws StorageException KEY_NOT_FOUND, or INVALID_OBJECT when a precondition fails
   */
  StoredObject delete(String key, Preconditions preconditions, Consumer<StoredObject> validate);

  /** Watches one key from a resource version on. */
  WatchStream watch(String key, String resourceVersion, SelectionPredicate predicate);

  /** Watches all keys below {@code key} from a resource version on. */
  WatchStream watchList(String key, String resourceVersion, SelectionPredicate predicate);

  /**
   * Reads one object.
   *
   * @throws StorageException with code KEY_NOT_FOUND
   */
  StoredObject get(String key, String resourceVersion);

  /** Reads one key as a list of at most one object. */
  ObjectList getToList(String key, String resourceVersion, SelectionPredicate predicate);

  /** Lists the objects below {@code key}, page by page when the predicate has a limit. */
  ObjectList list(String key, String resourceVersion, SelectionPredicate predicate);

  /**
   * Changes an object: reads it, asks {@code update} for the new state, and writes that if nobody
   * wrote meanwhile, or starts over. {@code update} may be called several times. Nothing is written
   * when the new state is the old one.
   *
   * @param ignoreNotFound call {@code update} with nothing when the key does not exist, and create
   * @param suggestion a state that is probably the current one and saves the first read
   * @throws StorageException KEY_NOT_FOUND, or INVALID_OBJECT when a precondition fails
   */
  StoredObject guaranteedUpdate(
      String key,
      boolean ignoreNotFound,
      Preconditions preconditions,
      UpdateFunction update,
      Optional<StoredObject> suggestion);

  /** How many objects lie below {@code key}. */
  long count(String key);
}
