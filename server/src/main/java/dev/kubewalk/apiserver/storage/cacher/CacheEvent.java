package dev.kubewalk.apiserver.storage.cacher;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.Transition;
import dev.kubewalk.apiserver.storage.WatchEvent.Change;
import dev.kubewalk.apiserver.storage.WatchEvent.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One change in the window. What watchers are told of it is made once for all of them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go (watchCacheEvent)
 */
final class CacheEvent {
  private final String key;
  private final long revision;
  private final Optional<StoredObject> current;
  private final Optional<StoredObject> previous;

  /** What was made so far; guarded by this. */
  private final Map<Kind, Change> changes = new EnumMap<>(Kind.class);

  /**
   * @param current the state after the change; empty when the object was deleted
   */
  CacheEvent(
      String key, long revision, Optional<StoredObject> current, Optional<StoredObject> previous) {
    this.key = requireNonNull(key, "key is null");
    this.revision = revision;
    this.current = requireNonNull(current, "current is null");
    this.previous = requireNonNull(previous, "previous is null");
  }

  String key() {
    return key;
  }

  long revision() {
    return revision;
  }

  /** What a watcher with this predicate is told; nothing when it does not concern it. */
  Optional<Change> seenBy(SelectionPredicate predicate) {
    return Transition.kind(current, previous, predicate).map(this::change);
  }

  private synchronized Change change(Kind kind) {
    return changes.computeIfAbsent(
        kind,
        k -> k == Kind.DELETED
            ? new Change(k, previous.orElseThrow().withRevision(revision))
            : new Change(k, current.orElseThrow()));
  }
}
