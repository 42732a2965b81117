package dev.kubewalk.kv.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.kv.Event;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.LeaseTable;
import dev.kubewalk.kv.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * One batch of writes on its way to the disk. Each write sees those before it in the batch. Used by
 * the committer's thread only.
 */
final class Commit implements AutoCloseable {
  private final Database database;
  private final LeaseTable leases;
  private final WriteBatch batch = new WriteBatch();

  /** The keys written in this batch, as they will be; empty for deleted ones. */
  private final Map<String, Optional<KeyValue>> written = new HashMap<>();

  private final List<Event> events = new ArrayList<>();

  /** What becomes true of the leases once the batch is on disk. */
  private final List<Runnable> leaseChanges = new ArrayList<>();

  private long revision;

  Commit(Database database, LeaseTable leases, long revision) {
    this.database = requireNonNull(database, "database is null");
    this.leases = requireNonNull(leases, "leases is null");
    this.revision = revision;
  }

  LeaseTable leases() {
    return leases;
  }

  long revision() {
    return revision;
  }

  List<Event> events() {
    return events;
  }

  WriteBatch batch() {
    return batch;
  }

  Optional<KeyValue> current(String key) {
    Optional<KeyValue> here = written.get(key);
    if (here != null) {
      return here;
    }
    byte[] record = database.read(db -> db.get(database.current(), Layout.key(key)));
    return Optional.ofNullable(record).map(bytes -> Layout.readRecord(key, bytes));
  }

  WriteResult put(String key, byte[] value, Optional<KeyValue> previous, long lease)
      throws RocksDBException {
    leases.check(lease);
    revision++;
    KeyValue next = previous
        .map(before -> before.updated(value, revision, lease))
        .orElseGet(() -> KeyValue.created(key, value, revision, lease));
    batch.put(database.current(), Layout.key(key), Layout.record(next));
    supersede(key, previous, false);
    if (lease != 0) {
      batch.put(database.meta(), Layout.leasedKey(lease, key), new byte[0]);
      leaseChanges.add(() -> leases.attach(key, lease));
    }
    written.put(key, Optional.of(next));
    events.add(Event.put(next, previous));
    return new WriteResult.Written(revision);
  }

  WriteResult delete(KeyValue previous) throws RocksDBException {
    revision++;
    batch.delete(database.current(), Layout.key(previous.key()));
    supersede(previous.key(), Optional.of(previous), true);
    written.put(previous.key(), Optional.empty());
    events.add(Event.delete(previous, revision));
    return new WriteResult.Written(revision);
  }

  void putLease(long lease, Instant deadline) throws RocksDBException {
    byte[] millis = Layout.number(deadline.toEpochMilli());
    batch.put(database.meta(), Layout.leaseKey(lease), millis);
  }

  void removeLease(long lease) throws RocksDBException {
    batch.delete(database.meta(), Layout.leaseKey(lease));
    leaseChanges.add(() -> leases.forget(lease));
  }

  WriteResult conflict(Optional<KeyValue> current) {
    return new WriteResult.Conflict(current, revision);
  }

  /** Seals the batch; false when there is nothing to write. */
  boolean seal() throws RocksDBException {
    if (!events.isEmpty()) {
      batch.put(database.meta(), Layout.REVISION, Layout.number(revision));
    }
    return batch.count() > 0;
  }

  /** Called when the batch is on disk. */
  void succeeded() {
    leaseChanges.forEach(Runnable::run);
  }

  /** Moves the value that is replaced to history, takes its lease off, and logs the change. */
  private void supersede(String key, Optional<KeyValue> previous, boolean delete)
      throws RocksDBException {
    long replaced = 0;
    if (previous.isPresent()) {
      KeyValue past = previous.get();
      replaced = past.modRevision();
      byte[] pastKey = Layout.historyKey(Layout.key(key), replaced);
      batch.put(database.history(), pastKey, Layout.historyRecord(revision, past));
      if (past.lease() != 0) {
        batch.delete(database.meta(), Layout.leasedKey(past.lease(), key));
        leaseChanges.add(() -> leases.detach(key, past.lease()));
      }
    }
    byte[] entry = new Layout.LogEntry(delete, replaced, key).encode();
    batch.put(database.log(), Layout.number(revision), entry);
  }

  @Override
  public void close() {
    batch.close();
  }
}
