package dev.kubewalk.apiserver.storage.etcd3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.WriteResult;
import java.time.Duration;
import java.util.Optional;

/**
 * Compacts the backend every interval, so that the past is kept for one to two intervals. Several
 * servers on one backend agree through a key: who raises its version does the work, with the
 * revision that it noted one interval before.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/compact.go (compactor)
 */
public final class Compactor implements AutoCloseable {
  static final String KEY = "compact_rev_key";

  private final Backend backend;
  private final Clock clock;
  private final Duration interval;
  private final Thread thread;

  /** How often the key had been written when this server last looked, and the revision then. */
  private long knownVersion;

  private long knownRevision;

  private Compactor(Backend backend, Clock clock, GoRoutines goRoutines, Duration interval) {
    this.backend = requireNonNull(backend, "backend is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.interval = requireNonNull(interval, "interval is null");
    this.thread = goRoutines.go("etcd3-compactor", this::run);
  }

  /** Starts compacting every {@code interval}; no interval, no compaction. */
  public static AutoCloseable start(
      Backend backend, Clock clock, GoRoutines goRoutines, Duration interval) {
    return interval.isZero() ? () -> {} : new Compactor(backend, clock, goRoutines, interval);
  }

  private void run() {
    while (true) {
      try {
        clock.sleep(interval);
        compact();
      } catch (InterruptedException | BackendException.Closed e) {
        return;
      } catch (BackendException e) {
        // Not possible just now, for instance on a full disk: the next interval will tell.
        continue;
      }
    }
  }

  private void compact() {
    Optional<KeyValue> found = backend.get(KEY);
    byte[] value = Long.toString(knownRevision).getBytes(US_ASCII);
    if (found.map(KeyValue::version).orElse(0L) == knownVersion) {
      WriteResult result = found.isEmpty()
          ? backend.create(KEY, value, 0)
          : backend.update(KEY, value, found.get().modRevision(), 0);
      if (result instanceof WriteResult.Written written) {
        long before = knownRevision;
        knownVersion++;
        knownRevision = written.revision();
        if (before != 0) {
          backend.compact(before);
        }
        return;
      }
      found = backend.get(KEY);
    }
    // Another server was first; it compacts this time.
    knownVersion = found.map(KeyValue::version).orElse(0L);
    knownRevision = backend.currentRevision();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
