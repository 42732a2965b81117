package dev.kubewalk.kv.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubewalk.kv.KeyValue;
import java.nio.ByteBuffer;

/** The bytes of keys and values, as the package's description lays them out. */
final class Layout {
  static final byte[] REVISION = "revision".getBytes(US_ASCII);
  static final byte[] COMPACTED = "compacted".getBytes(US_ASCII);
  static final byte LEASE = 'L';
  static final byte LEASE_KEY = 'K';

  private static final int HEADER = 4 * Long.BYTES;

  private Layout() {}

  static byte[] key(String key) {
    if (key.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a key holds a NUL character");
    }
    return key.getBytes(UTF_8);
  }

  /** The end of a range, or its start: it may hold NULs, as it need not be a key. */
  static byte[] bound(String bound) {
    return bound.getBytes(UTF_8);
  }

  static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  static byte[] record(KeyValue kv) {
    return header(ByteBuffer.allocate(HEADER + kv.value().length), kv).array();
  }

  static KeyValue readRecord(String key, byte[] record) {
    return readRecord(key, ByteBuffer.wrap(record));
  }

  static byte[] historyKey(byte[] key, long modRevision) {
    ByteBuffer bytes = ByteBuffer.allocate(key.length + 1 + Long.BYTES);
    return bytes.put(key).put((byte) 0).putLong(modRevision).array();
  }

  /** The first history key behind all of {@code key}'s. */
  static byte[] historyEnd(byte[] key) {
    return ByteBuffer.allocate(key.length + 1).put(key).put((byte) 1).array();
  }

  static String keyOfHistory(byte[] historyKey) {
    return new String(historyKey, 0, historyKey.length - 1 - Long.BYTES, UTF_8);
  }

  static byte[] historyRecord(long end, KeyValue kv) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + HEADER + kv.value().length);
    return header(bytes.putLong(end), kv).array();
  }

  /** The revision in which a past value was replaced or deleted. */
  static long endOfHistory(byte[] record) {
    return ByteBuffer.wrap(record).getLong();
  }

  static KeyValue readHistoryRecord(String key, byte[] record) {
    ByteBuffer bytes = ByteBuffer.wrap(record);
    bytes.getLong();
    return readRecord(key, bytes);
  }

  /** A line of the log. */
  record LogEntry(boolean delete, long replaced, String key) {
    byte[] encode() {
      byte[] keyBytes = Layout.key(key);
      ByteBuffer bytes = ByteBuffer.allocate(1 + Long.BYTES + keyBytes.length);
      return bytes.put((byte) (delete ? 1 : 0)).putLong(replaced).put(keyBytes).array();
    }

    static LogEntry decode(byte[] entry) {
      ByteBuffer bytes = ByteBuffer.wrap(entry);
      boolean delete = bytes.get() == 1;
      long replaced = bytes.getLong();
      int start = bytes.position();
      return new LogEntry(delete, replaced, new String(entry, start, entry.length - start, UTF_8));
    }
  }

  static byte[] leaseKey(long lease) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(LEASE).putLong(lease).array();
  }

  static byte[] leasedKey(long lease, String key) {
    byte[] keyBytes = key(key);
    ByteBuffer bytes = ByteBuffer.allocate(1 + Long.BYTES + keyBytes.length);
    return bytes.put(LEASE_KEY).putLong(lease).put(keyBytes).array();
  }

  static long leaseOf(byte[] leaseOrLeasedKey) {
    return ByteBuffer.wrap(leaseOrLeasedKey).getLong(1);
  }

  static String keyOfLeased(byte[] leasedKey) {
    int start = 1 + Long.BYTES;
    return new String(leasedKey, start, leasedKey.length - start, UTF_8);
  }

  private static ByteBuffer header(ByteBuffer bytes, KeyValue kv) {
    return bytes
        .putLong(kv.createRevision())
        .putLong(kv.modRevision())
        .putLong(kv.version())
        .putLong(kv.lease())
        .put(kv.value());
  }

  private static KeyValue readRecord(String key, ByteBuffer bytes) {
    long create = bytes.getLong();
    long mod = bytes.getLong();
    long version = bytes.getLong();
    long lease = bytes.getLong();
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    return new KeyValue(key, value, create, mod, version, lease);
  }
}
