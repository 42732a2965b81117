package dev.kubewalk.kv.memory;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.Event;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.Keys;
import dev.kubewalk.kv.LeaseTable;
import dev.kubewalk.kv.OrderedTree;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.Watch;
import dev.kubewalk.kv.WatchHub;
import dev.kubewalk.kv.WatchListener;
import dev.kubewalk.kv.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The whole store is one immutable tree; each revision is one such tree, and the past is the list
 * of them. Writers take a lock, readers take a reference.
 */
public final class MemoryBackend implements Backend {
  /** The state as of one revision, and the change that led to it. */
  private record State(long revision, OrderedTree<KeyValue> tree, Optional<Event> change) {}

  private final Clock clock;
  private final WatchHub hub;

  /** Every state that was not compacted away, by revision; written under the lock of this. */
  private final ConcurrentSkipListMap<Long, State> past = new ConcurrentSkipListMap<>();

  /** Guarded by this. */
  private final LeaseTable leases = new LeaseTable();

  private volatile State now = new State(1, OrderedTree.empty(), Optional.empty());
  private volatile long compacted;
  private volatile boolean closed;

  public MemoryBackend(Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
    this.hub = new WatchHub(this::readLog, now.revision);
    past.put(now.revision, now);
  }

  @Override
  public long currentRevision() {
    return open().revision;
  }

  @Override
  public Optional<KeyValue> get(String key) {
    return open().tree.get(key);
  }

  @Override
  public Range range(RangeRequest request) {
    State newest = open();
    State state = request.revision() == 0 ? newest : at(request.revision(), newest);
    List<KeyValue> items = new ArrayList<>();
    int limit = request.limit() == 0 ? Integer.MAX_VALUE : request.limit();
    boolean[] more = {false};
    state.tree.visit(request.start(), request.end(), (key, value) -> {
      more[0] = items.size() == limit;
      return !more[0] && items.add(value);
    });
    long count = request.counted() ? state.tree.count(request.start(), request.end()) : -1;
    return new Range(items, more[0], count, state.revision);
  }

  @Override
  public long count(String prefix) {
    return open().tree.count(prefix, Keys.prefixEnd(prefix));
  }

  @Override
  public synchronized WriteResult create(String key, byte[] value, long lease) {
    Optional<KeyValue> current = get(key);
    leases.check(lease);
    return current.isPresent() ? conflict(current) : put(key, value, current, lease);
  }

  @Override
  public synchronized WriteResult update(String key, byte[] value, long modRevision, long lease) {
    Optional<KeyValue> current = get(key);
    leases.check(lease);
    return has(current, modRevision) ? put(key, value, current, lease) : conflict(current);
  }

  @Override
  public synchronized WriteResult delete(String key, long modRevision) {
    Optional<KeyValue> current = get(key);
    return has(current, modRevision) ? remove(current.get()) : conflict(current);
  }

  @Override
  public synchronized long grantLease(Duration ttl) {
    return leases.grant(clock.now(), ttl);
  }

  /** Deletes the keys of the leases that have run out; {@code LeaseReaper} calls it now and then. */
  public synchronized void expireLeases() {
    for (LeaseTable.Expired expired : leases.expired(clock.now())) {
      expired.keys().forEach(key -> get(key).ifPresent(this::remove));
      leases.forget(expired.lease());
    }
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    open();
    return hub.watch(prefix, fromRevision, listener);
  }

  @Override
  public boolean awaitDelivered(long revision, Duration timeout) {
    return hub.awaitPublished(revision, timeout);
  }

  @Override
  public synchronized void compact(long revision) {
    if (revision > open().revision) {
      throw new BackendException.FutureRevision();
    }
    if (revision > compacted) {
      compacted = revision;
      past.headMap(revision).clear();
    }
  }

  @Override
  public void close() {
    closed = true;
    hub.close(BackendException.Closed::new);
  }

  private State open() {
    if (closed) {
      throw new BackendException.Closed();
    }
    return now;
  }

  private State at(long revision, State newest) {
    if (revision > newest.revision) {
      throw new BackendException.FutureRevision();
    }
    State state = past.get(revision);
    if (state == null) {
      throw new BackendException.Compacted(compacted);
    }
    return state;
  }

  private List<Event> readLog(String prefix, long from, long to) {
    if (from < compacted) {
      throw new BackendException.Compacted(compacted);
    }
    return past.subMap(from, true, to, true).values().stream()
        .flatMap(state -> state.change.stream())
        .filter(event -> event.key().startsWith(prefix))
        .toList();
  }

  private static boolean has(Optional<KeyValue> current, long modRevision) {
    return current.isPresent() && current.get().modRevision() == modRevision;
  }

  private WriteResult conflict(Optional<KeyValue> current) {
    return new WriteResult.Conflict(current, now.revision);
  }

  private WriteResult put(String key, byte[] value, Optional<KeyValue> previous, long lease) {
    long revision = now.revision + 1;
    KeyValue next = previous
        .map(before -> before.updated(value, revision, lease))
        .orElseGet(() -> KeyValue.created(key, value, revision, lease));
    previous.ifPresent(before -> leases.detach(key, before.lease()));
    leases.attach(key, lease);
    return commit(now.tree.put(key, next), Event.put(next, previous));
  }

  private WriteResult remove(KeyValue previous) {
    leases.detach(previous.key(), previous.lease());
    return commit(now.tree.remove(previous.key()), Event.delete(previous, now.revision + 1));
  }

  /** Watches are told before the new revision can be seen: see {@link Backend#currentRevision}. */
  private WriteResult commit(OrderedTree<KeyValue> tree, Event change) {
    State next = new State(change.revision(), tree, Optional.of(change));
    past.put(next.revision, next);
    hub.publish(List.of(change), next.revision);
    now = next;
    return new WriteResult.Written(next.revision);
  }
}
