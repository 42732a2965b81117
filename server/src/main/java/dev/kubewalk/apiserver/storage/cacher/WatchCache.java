package dev.kubewalk.apiserver.storage.cacher;

import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.kv.OrderedTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The current objects of a resource by key, and the last changes that led there. Readers of the
 * current state take a reference; the window is guarded by a lock.
 *
 * <p>Since every state is an immutable tree, the window keeps the state after each of its changes
 * too: a list that is being paged through is found again without the store.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/watch_cache.go (watchCache)
 */
final class WatchCache {
  /** All objects as of a revision. */
  record State(long revision, OrderedTree<StoredObject> objects) {}

  private record Entry(CacheEvent event, State after) {}

  private final int capacity;

  /** The last changes, oldest first; guarded by this. */
  private final ArrayDeque<Entry> window = new ArrayDeque<>();

  /** The state before the window's first change; guarded by this. */
  private State base;

  private volatile State state;

  /**
   * @param capacity how many changes the window holds
   * @param initial the state that was listed
   */
  WatchCache(int capacity, State initial) {
    this.capacity = capacity;
    this.base = initial;
    this.state = initial;
  }

  State state() {
    return state;
  }

  /** Takes in the next change; {@code current} is empty for a deletion. */
  synchronized CacheEvent apply(String key, long revision, Optional<StoredObject> current) {
    OrderedTree<StoredObject> before = state.objects;
    CacheEvent event = new CacheEvent(key, revision, current, before.get(key));
    State after = new State(
        revision,
        current.map(object -> before.put(key, object)).orElseGet(() -> before.remove(key)));
    window.add(new Entry(event, after));
    if (window.size() > capacity) {
      base = window.remove().after;
    }
    state = after;
    return event;
  }

  /** The state as of {@code revision}, unless it is older than the window. */
  synchronized Optional<State> at(long revision) {
    if (revision >= state.revision) {
      return Optional.of(state);
    }
    for (Iterator<Entry> newest = window.descendingIterator(); newest.hasNext(); ) {
      State after = newest.next().after;
      if (after.revision <= revision) {
        return Optional.of(after);
      }
    }
    return base.revision <= revision ? Optional.of(base) : Optional.empty();
  }

  /** The oldest revision from which on all changes are known. */
  synchronized long oldest() {
    return base.revision;
  }

  /** The changes after {@code revision}; asked for with {@link #oldest} at least. */
  synchronized List<CacheEvent> after(long revision) {
    List<CacheEvent> events = new ArrayList<>();
    for (Entry entry : window) {
      if (entry.event.revision() > revision) {
        events.add(entry.event);
      }
    }
    return events;
  }
}
