package dev.kubewalk.apiserver.storage;

import dev.kubewalk.apiserver.storage.WatchEvent.Change;
import dev.kubewalk.apiserver.storage.WatchEvent.Kind;
import java.util.Optional;

/**
 * What a change of an object is to a watcher that sees only what its selector chooses: an object
 * that comes to be chosen is added, one that no longer is was deleted.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/watcher.go (watchChan.transform)
 */
public final class Transition {
  private Transition() {}

  /**
   * @param current the state after the change; empty when the object was deleted
   * @param revision of the change
   * @return nothing when the watcher is not to know
   */
  public static Optional<Change> of(
      Optional<StoredObject> current,
      Optional<StoredObject> previous,
      long revision,
      SelectionPredicate predicate) {
    return kind(current, previous, predicate)
        .map(kind -> kind == Kind.DELETED
            // The last state the watcher saw, as of the revision in which it went.
            ? new Change(kind, previous.orElseThrow().withRevision(revision))
            : new Change(kind, current.orElseThrow()));
  }

  /** The kind of event alone. */
  public static Optional<Kind> kind(
      Optional<StoredObject> current,
      Optional<StoredObject> previous,
      SelectionPredicate predicate) {
    boolean chosen = current.isPresent() && predicate.matches(current.get());
    boolean wasChosen = previous.isPresent() && predicate.matches(previous.get());
    if (chosen) {
      return Optional.of(wasChosen ? Kind.MODIFIED : Kind.ADDED);
    }
    return wasChosen ? Optional.of(Kind.DELETED) : Optional.empty();
  }
}
