package dev.kubewalk.kv.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** Reads a range of keys as they were at one revision. */
final class RangeReader {
  private final RocksDB db;
  private final Database database;
  private final ReadOptions options;
  private final long revision;

  RangeReader(RocksDB db, Database database, ReadOptions options, long revision) {
    this.db = requireNonNull(db, "db is null");
    this.database = requireNonNull(database, "database is null");
    this.options = requireNonNull(options, "options is null");
    this.revision = revision;
  }

  /** The newest state: what stands in current. */
  Range newest(RangeRequest request) throws RocksDBException {
    Page page = new Page(request);
    try (Slice end = new Slice(Layout.bound(request.end()));
        ReadOptions bounded = new ReadOptions(options).setIterateUpperBound(end);
        RocksIterator current = db.newIterator(database.current(), bounded)) {
      current.seek(Layout.bound(request.start()));
      while (current.isValid() && page.wantsMore()) {
        if (page.isFull()) {
          page.skip();
        } else {
          page.add(Layout.readRecord(new String(current.key(), UTF_8), current.value()));
        }
        current.next();
      }
      current.status();
    }
    return page.toRange(revision);
  }

  /** A past state: of each key in current or history, the value that held at the revision. */
  Range past(RangeRequest request) throws RocksDBException {
    Page page = new Page(request);
    try (Slice end = new Slice(Layout.bound(request.end()));
        ReadOptions bounded = new ReadOptions(options).setIterateUpperBound(end);
        RocksIterator current = db.newIterator(database.current(), bounded);
        RocksIterator history = db.newIterator(database.history(), bounded)) {
      byte[] start = Layout.bound(request.start());
      current.seek(start);
      history.seek(start);
      while ((current.isValid() || history.isValid()) && page.wantsMore()) {
        valueAtRevision(current, history).ifPresent(page::addOrSkip);
      }
      current.status();
      history.status();
    }
    return page.toRange(revision);
  }

  long count(RangeRequest request) throws RocksDBException {
    long count = 0;
    try (Slice end = new Slice(Layout.bound(request.end()));
        ReadOptions bounded = new ReadOptions(options).setIterateUpperBound(end);
        RocksIterator current = db.newIterator(database.current(), bounded)) {
      for (current.seek(Layout.bound(request.start())); current.isValid(); current.next()) {
        count++;
      }
      current.status();
    }
    return count;
  }

  /** Takes the next key off both iterators and finds its value at the revision, if it had one. */
  private Optional<KeyValue> valueAtRevision(RocksIterator current, RocksIterator history) {
    byte[] currentKey = current.isValid() ? current.key() : null;
    byte[] pastKey = history.isValid() ? keyOf(history.key()) : null;
    int order = order(currentKey, pastKey);
    Optional<KeyValue> found = Optional.empty();
    if (order <= 0) {
      KeyValue newest = Layout.readRecord(new String(currentKey, UTF_8), current.value());
      if (newest.modRevision() <= revision) {
        found = Optional.of(newest);
      }
      current.next();
    }
    if (order >= 0) {
      if (found.isEmpty()) {
        found = pastValue(history, pastKey);
      }
      history.seek(Layout.historyEnd(pastKey));
    }
    return found;
  }

  /** Of a key's past values, oldest first, the one that held at the revision. */
  private Optional<KeyValue> pastValue(RocksIterator history, byte[] key) {
    while (history.isValid() && Arrays.equals(keyOf(history.key()), key)) {
      byte[] record = history.value();
      if (Layout.endOfHistory(record) > revision) {
        KeyValue past = Layout.readHistoryRecord(new String(key, UTF_8), record);
        return past.modRevision() <= revision ? Optional.of(past) : Optional.empty();
      }
      history.next();
    }
    return Optional.empty();
  }

  private static byte[] keyOf(byte[] historyKey) {
    return Arrays.copyOf(historyKey, historyKey.length - 1 - Long.BYTES);
  }

  /** Which of two keys comes first; one that is not there comes last. */
  private static int order(byte[] a, byte[] b) {
    if (a == null || b == null) {
      return a == null ? 1 : -1;
    }
    return Arrays.compareUnsigned(a, b);
  }

  /** A page being filled: takes items up to the limit, then only counts. */
  private static final class Page {
    private final List<KeyValue> items = new ArrayList<>();
    private final int limit;
    private final boolean counted;
    private long behind;

    private Page(RangeRequest request) {
      this.limit = request.limit() == 0 ? Integer.MAX_VALUE : request.limit();
      this.counted = request.counted();
    }

    /** Without a count, one key behind the page tells all there is to tell. */
    private boolean wantsMore() {
      return counted || behind == 0;
    }

    private boolean isFull() {
      return items.size() == limit;
    }

    private void add(KeyValue item) {
      items.add(item);
    }

    private void skip() {
      behind++;
    }

    private void addOrSkip(KeyValue item) {
      if (isFull()) {
        skip();
      } else {
        add(item);
      }
    }

    private Range toRange(long revision) {
      return new Range(items, behind > 0, counted ? items.size() + behind : -1, revision);
    }
  }
}
