package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;

/**
 * What must be true of an object for it to be changed or deleted.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/interfaces.go (Preconditions)
 */
public record Preconditions(Optional<String> uid, Optional<String> resourceVersion) {
  private static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

  public Preconditions {
    requireNonNull(uid, "uid is null");
    requireNonNull(resourceVersion, "resourceVersion is null");
  }

  public static Preconditions none() {
    return NONE;
  }

  public static Preconditions uid(String uid) {
    return new Preconditions(Optional.of(uid), Optional.empty());
  }

  /**
   * Holds the conditions against an object.
   *
   * @throws StorageException with code INVALID_OBJECT, saying which one failed
   */
  public void check(String key, StoredObject stored) {
    check(key, Optional.of(stored));
  }

  /** The same for an object that may be missing, which has neither uid nor version. */
  public void check(String key, Optional<StoredObject> stored) {
    if (uid.isEmpty() && resourceVersion.isEmpty()) {
      return;
    }
    Optional<Unstructured> object = stored.map(StoredObject::object);
    check(key, "UID", uid, object.map(Unstructured::uid).orElse(""));
    check(
        key,
        "ResourceVersion",
        resourceVersion,
        object.map(Unstructured::resourceVersion).orElse(""));
  }

  private static void check(String key, String what, Optional<String> wanted, String found) {
    if (wanted.isPresent() && !wanted.get().equals(found)) {
      throw StorageException.invalidObject(
          key,
          "Precondition failed: " + what + " in precondition: " + wanted.get() + ", " + what
              + " in object meta: " + found);
    }
  }
}
