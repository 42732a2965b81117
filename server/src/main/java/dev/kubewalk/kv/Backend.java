package dev.kubewalk.kv;

import java.time.Duration;
import java.util.Optional;

/**
 * A revisioned key-value store. All methods may be called from any thread and block until they are
 * done. Apart from what each method names, any of them may throw {@link BackendException.Closed},
 * {@link BackendException.Unreadable} and, when it writes, {@link BackendException.NotWritable}.
 *
 * <p>Keys hold no NUL character (bounds of ranges may). Values are shared and not to be changed.
 *
 * <p>The store's revision starts at 1 and rises with every write that happens, by one unless a write
 * failed before it; it never goes back, not even over a crash. Reads see every write that was
 * acknowledged before they began.
 *
 * <p>Go: vendor/go.etcd.io/etcd/clientv3/client.go (Client), of which this is the used part
 */
public interface Backend extends AutoCloseable {
  /**
   * The newest revision. When it is known to a caller of an embedded backend, the events up to it
   * have been handed to every watch.
   */
  long currentRevision();

  /** The newest value of a key. */
  Optional<KeyValue> get(String key);

  /**
   * Reads keys in order, all at one revision.
   *
   * @throws BackendException.Compacted when the revision is too old
   * @throws BackendException.FutureRevision when it has not come to be
   */
  Range range(RangeRequest request);

  /** How many keys begin with {@code prefix} now. */
  long count(String prefix);

  /** Writes a key that must not exist. {@code lease} is 0 for a key that stays. */
  WriteResult create(String key, byte[] value, long lease);

  /** Writes a key that must still have the value of {@code modRevision}. */
  WriteResult update(String key, byte[] value, long modRevision, long lease);

  /** Deletes a key that must still have the value of {@code modRevision}. */
  WriteResult delete(String key, long modRevision);

  /** Makes a lease: the keys written with it are deleted some time after {@code ttl}. */
  long grantLease(Duration ttl);

  /**
   * Delivers every change, from {@code fromRevision} on, of the keys that begin with {@code prefix}.
   * The revision may lie in the future; earlier changes are then left out.
   *
   * @throws BackendException.Compacted when changes from there on are no longer all known
   */
  Watch watch(String prefix, long fromRevision, WatchListener listener);

  /**
   * Blocks until the events up to {@code revision} have been handed to every watch; at once in the
   * embedded backends, which do so before they acknowledge a write.
   *
   * @return false when {@code timeout} passed first
   */
  boolean awaitDelivered(long revision, Duration timeout);

  /**
   * Forgets the states before {@code revision}; compacting to an older revision than before does
   * nothing.
   *
   * @throws BackendException.FutureRevision when the revision has not come to be
   */
  void compact(long revision);

  @Override
  void close();
}
