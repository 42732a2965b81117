package dev.kubewalk.apiserver.storage.etcd3;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apiserver.storage.Codec;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.apiserver.storage.Transition;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchQueue;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.Event;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.Watch;
import dev.kubewalk.kv.WatchListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Watches without a cache: each watch is one of the backend's own.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/watcher.go (watcher)
 */
final class Watcher {
  private static final int CAPACITY = 10_000;
  private static final String TOO_OLD = "The resourceVersion for the provided watch is too old.";

  private final Backend backend;
  private final Codec codec;

  Watcher(Backend backend, Codec codec) {
    this.backend = requireNonNull(backend, "backend is null");
    this.codec = requireNonNull(codec, "codec is null");
  }

  /**
   * @param recursive whether {@code path} is a prefix rather than a key
   * @param revision the last revision the client knows; 0 to begin with the current state
   */
  WatchStream watch(String path, boolean recursive, long revision, SelectionPredicate predicate) {
    AtomicReference<Watch> watch = new AtomicReference<>(() -> {});
    WatchQueue<Event> queue = new WatchQueue<>(
        CAPACITY, event -> toEvent(event, predicate), () -> watch.get().close());
    long from = revision + 1;
    if (revision == 0) {
      from = sync(path, recursive, queue) + 1;
    }
    try {
      watch.set(backend.watch(path, from, new Feeder(path, recursive, queue)));
    } catch (BackendException.Compacted e) {
      return WatchQueue.failed(new WatchEvent.Failure(ApiErrors.expired(TOO_OLD).status()));
    }
    return queue;
  }

  /** Begins with what there is; gives the revision that was read. */
  private long sync(String path, boolean recursive, WatchQueue<Event> queue) {
    RangeRequest one = new RangeRequest(path, path + "\0", 0, 0, false);
    Range now = backend.range(recursive ? RangeRequest.prefix(path) : one);
    queue.begin(now.items().stream().map(kv -> Event.put(kv, Optional.empty())).toList());
    return now.revision();
  }

  private Optional<WatchEvent> toEvent(Event event, SelectionPredicate predicate) {
    boolean deleted = event.type() == Event.Type.DELETE;
    Optional<StoredObject> current =
        deleted ? Optional.empty() : Optional.of(stored(event.current()));
    Optional<StoredObject> previous = event.previous().map(this::stored);
    return Transition.of(current, previous, event.revision(), predicate)
        .map(change -> (WatchEvent) change);
  }

  private StoredObject stored(KeyValue kv) {
    return StoredObject.ofValue(codec, kv.value(), kv.modRevision());
  }

  /** Puts the backend's changes into the queue. */
  private record Feeder(String path, boolean recursive, WatchQueue<Event> queue)
      implements WatchListener {
    @Override
    public void onEvents(List<Event> events) {
      queue.offerAll(
          recursive ? events : events.stream().filter(e -> e.key().equals(path)).toList());
    }

    @Override
    public void onEnd(BackendException reason) {
      queue.end();
    }
  }
}
