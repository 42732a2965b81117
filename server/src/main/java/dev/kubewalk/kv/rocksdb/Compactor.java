package dev.kubewalk.kv.rocksdb;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;

/**
 * Forgets the past. It first notes the new limit, so that nobody begins to read what goes, and then
 * walks the log up to it: each change there tells which past value is of no use any more. A crash in
 * between leaves some dead values behind the limit, which the next compaction, beginning at the
 * oldest line of the log, takes along.
 */
final class Compactor {
  private static final int BATCH = 2_000;

  private final Database database;
  private final Snapshots snapshots;

  Compactor(Database database, Snapshots snapshots) {
    this.database = requireNonNull(database, "database is null");
    this.snapshots = requireNonNull(snapshots, "snapshots is null");
  }

  synchronized void compact(long revision) {
    if (revision <= snapshots.compacted()) {
      return;
    }
    database.writeNumber(Layout.COMPACTED, revision);
    boolean more = true;
    while (more) {
      more = forgetSome(revision);
    }
  }

  /** Drops the oldest lines of the log and what they replaced; true when there are more. */
  private boolean forgetSome(long revision) {
    try (WriteBatch batch = new WriteBatch()) {
      boolean more = database.read(db -> collect(db, revision, batch));
      database.write(batch);
      return more;
    }
  }

  private boolean collect(RocksDB db, long revision, WriteBatch batch) throws RocksDBException {
    List<byte[]> lines = new ArrayList<>();
    try (Slice end = new Slice(Layout.number(revision));
        ReadOptions bounded = new ReadOptions().setIterateUpperBound(end);
        RocksIterator log = db.newIterator(database.log(), bounded)) {
      for (log.seekToFirst(); log.isValid() && lines.size() < BATCH; log.next()) {
        Layout.LogEntry entry = Layout.LogEntry.decode(log.value());
        if (entry.replaced() != 0) {
          byte[] key = Layout.key(entry.key());
          batch.delete(database.history(), Layout.historyKey(key, entry.replaced()));
        }
        lines.add(log.key());
      }
      log.status();
    }
    if (!lines.isEmpty()) {
      // One marker for the whole stretch, instead of one for every line.
      byte[] last = lines.get(lines.size() - 1);
      batch.deleteRange(database.log(), lines.get(0), Layout.number(Layout.number(last) + 1));
    }
    return lines.size() == BATCH;
  }
}
