package dev.kubewalk.apiserver.storage.cacher;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchQueue;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.Event;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.OrderedTree;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.Watch;
import dev.kubewalk.kv.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps a cache the same as the backend: lists once, then follows the changes, and starts over when
 * it loses its place. Watchers join here, so that each is told every change once: what is in the
 * cache when it joins it is given at once, what comes later the dispatcher brings.
 *
 * <p>Go: staging/src/k8s.io/client-go/tools/cache/reflector.go (Reflector) with the watcher lists of
 * staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go
 */
final class Reflector implements WatchListener {
  private static final int PAGE = 10_000;

  private final Backend backend;
  private final Config config;
  private final String directory;
  private final Dispatcher dispatcher;
  private final Cacher owner;
  private final List<CacheWatcher> watchers = new CopyOnWriteArrayList<>();

  private volatile WatchCache cache;

  /** The revision of the last change that was dispatched; 0 before the first. */
  private volatile long dispatched;

  private Watch following = () -> {};
  private boolean closed;

  Reflector(Backend backend, Config config, String directory, Dispatcher dispatcher, Cacher owner) {
    this.backend = requireNonNull(backend, "backend is null");
    this.config = requireNonNull(config, "config is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.dispatcher = requireNonNull(dispatcher, "dispatcher is null");
    this.owner = requireNonNull(owner, "owner is null");
  }

  WatchCache cache() {
    return cache;
  }

  /** Lists the current state in pages, all at one revision, and follows from there. */
  synchronized void start() {
    if (closed) {
      return;
    }
    RangeRequest request = RangeRequest.prefix(directory).limitedTo(PAGE);
    OrderedTree<StoredObject> objects = OrderedTree.empty();
    while (true) {
      Range range = backend.range(request);
      String last = "";
      for (KeyValue kv : range.items()) {
        last = kv.key();
        objects = objects.put(last, stored(kv));
      }
      if (!range.more()) {
        long revision = range.revision();
        cache = new WatchCache(config.capacity(), new WatchCache.State(revision, objects));
        following = backend.watch(directory, revision + 1, this);
        return;
      }
      request = request.startingAt(last + "\0").atRevision(range.revision());
    }
  }

  @Override
  public void onEvents(List<Event> events) {
    List<CacheEvent> applied = new ArrayList<>(events.size());
    for (Event event : events) {
      Optional<StoredObject> current = event.type() == Event.Type.DELETE
          ? Optional.empty()
          : Optional.of(stored(event.current()));
      applied.add(cache.apply(event.key(), event.revision(), current));
    }
    dispatcher.dispatch(() -> dispatch(applied));
  }

  /** The backend lost our place: all watchers have to begin again, and so have we. */
  @Override
  public void onEnd(BackendException reason) {
    endWatchers();
    if (!(reason instanceof BackendException.Closed)) {
      dispatcher.dispatch(this::start);
    }
  }

  /**
   * Opens a watch of the changes after {@code revision}; 0 begins with the current objects.
   *
   * <p>The cache's lock is held while the state is looked at and the watcher joins: a change comes
   * either before both or after both.
   */
  WatchStream watch(CacheWatcher.Scope scope, long revision, SelectionPredicate predicate) {
    WatchCache now = cache;
    synchronized (now) {
      if (revision == 0) {
        WatchCache.State state = now.state();
        CacheWatcher watcher = watcher(scope, state.revision(), predicate);
        watcher.begin(Cacher.initial(state, scope, predicate));
        watchers.add(watcher);
        return watcher;
      }
      if (revision < now.oldest()) {
        return WatchQueue.failed(Cacher.tooOld(revision, now.oldest()));
      }
      CacheWatcher watcher = watcher(scope, Math.max(revision, now.state().revision()), predicate);
      List<WatchEvent> missed = new ArrayList<>();
      for (CacheEvent event : now.after(revision)) {
        if (scope.covers(event.key())) {
          event.seenBy(predicate).ifPresent(missed::add);
        }
      }
      watcher.begin(missed);
      watchers.add(watcher);
      return watcher;
    }
  }

  void sendBookmarks(long now) {
    if (dispatched == 0) {
      return;
    }
    WatchEvent.Bookmark bookmark =
        new WatchEvent.Bookmark(config.apiVersion(), config.kind(), dispatched);
    for (CacheWatcher watcher : watchers) {
      if (watcher.wantsBookmarks()) {
        watcher.bookmark(now, bookmark);
      }
    }
  }

  synchronized void close() {
    closed = true;
    following.close();
    dispatcher.leave(owner);
    endWatchers();
  }

  private CacheWatcher watcher(CacheWatcher.Scope scope, long after, SelectionPredicate predicate) {
    return new CacheWatcher(scope, after, predicate, watchers::remove);
  }

  private void dispatch(List<CacheEvent> events) {
    for (CacheEvent event : events) {
      for (CacheWatcher watcher : watchers) {
        watcher.add(event);
      }
      dispatched = event.revision();
    }
  }

  private void endWatchers() {
    watchers.forEach(CacheWatcher::end);
  }

  private StoredObject stored(KeyValue kv) {
    return StoredObject.ofValue(config.codec(), kv.value(), kv.modRevision());
  }
}
