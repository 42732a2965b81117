package dev.kubewalk.kv.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.Event;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** Reads of more than one key: all on one snapshot of the database. */
final class Snapshots {
  private static final long FIRST_REVISION = 1;

  private final Database database;

  Snapshots(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  @FunctionalInterface
  private interface SnapshotReading<T> {
    T read(RocksDB db, ReadOptions options) throws RocksDBException;
  }

  /** The revision of the last commit. */
  long revision() {
    return onSnapshot(this::revision);
  }

  /** The revision of the last compaction; 0 before the first. */
  long compacted() {
    return onSnapshot(this::compacted);
  }

  Range range(RangeRequest request) {
    return onSnapshot((db, options) -> {
      long newest = revision(db, options);
      long revision = request.revision() == 0 ? newest : request.revision();
      if (revision > newest) {
        throw new BackendException.FutureRevision();
      }
      long compacted = compacted(db, options);
      if (revision < compacted) {
        throw new BackendException.Compacted(compacted);
      }
      RangeReader reader = new RangeReader(db, database, options, revision);
      return revision == newest ? reader.newest(request) : reader.past(request);
    });
  }

  /** How many keys lie in the request's range now. */
  long count(RangeRequest request) {
    return onSnapshot((db, options) -> new RangeReader(db, database, options, 0).count(request));
  }

  /** The changes with {@code from <= revision <= to}; see {@code WatchHub.Log}. */
  List<Event> log(String prefix, long from, long to) {
    return onSnapshot((db, options) -> {
      long compacted = compacted(db, options);
      if (from < compacted) {
        throw new BackendException.Compacted(compacted);
      }
      List<Event> events = new ArrayList<>();
      try (Slice end = new Slice(Layout.number(to + 1));
          ReadOptions bounded = new ReadOptions(options).setIterateUpperBound(end);
          RocksIterator log = db.newIterator(database.log(), bounded)) {
        for (log.seek(Layout.number(from)); log.isValid(); log.next()) {
          Layout.LogEntry entry = Layout.LogEntry.decode(log.value());
          if (entry.key().startsWith(prefix)) {
            events.add(event(db, options, Layout.number(log.key()), entry));
          }
        }
        log.status();
      }
      return events;
    });
  }

  private Event event(RocksDB db, ReadOptions options, long revision, Layout.LogEntry entry)
      throws RocksDBException {
    Optional<KeyValue> previous = entry.replaced() == 0
        ? Optional.empty()
        : Optional.of(version(db, options, entry.key(), entry.replaced()));
    return entry.delete()
        ? Event.delete(previous.orElseThrow(), revision)
        : Event.put(version(db, options, entry.key(), revision), previous);
  }

  /** A key's value of exactly {@code modRevision}: past, or still current. */
  private KeyValue version(RocksDB db, ReadOptions options, String key, long modRevision)
      throws RocksDBException {
    byte[] keyBytes = Layout.key(key);
    byte[] past = db.get(database.history(), options, Layout.historyKey(keyBytes, modRevision));
    if (past != null) {
      return Layout.readHistoryRecord(key, past);
    }
    byte[] record = db.get(database.current(), options, keyBytes);
    if (record != null) {
      KeyValue current = Layout.readRecord(key, record);
      if (current.modRevision() == modRevision) {
        return current;
      }
    }
    throw new BackendException.Unreadable(
        "the store lacks the value of " + key + " at revision " + modRevision, null);
  }

  private long revision(RocksDB db, ReadOptions options) throws RocksDBException {
    byte[] revision = db.get(database.meta(), options, Layout.REVISION);
    return revision == null ? FIRST_REVISION : Layout.number(revision);
  }

  private long compacted(RocksDB db, ReadOptions options) throws RocksDBException {
    byte[] compacted = db.get(database.meta(), options, Layout.COMPACTED);
    return compacted == null ? 0 : Layout.number(compacted);
  }

  private <T> T onSnapshot(SnapshotReading<T> reading) {
    return database.read(db -> {
      Snapshot snapshot = db.getSnapshot();
      try (ReadOptions options = new ReadOptions().setSnapshot(snapshot)) {
        return reading.read(db, options);
      } finally {
        db.releaseSnapshot(snapshot);
      }
    });
  }
}
