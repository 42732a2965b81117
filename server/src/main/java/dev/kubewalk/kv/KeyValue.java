package dev.kubewalk.kv;

import static java.util.Objects.requireNonNull;

/**
 * A key's value at one revision. The value's bytes are shared and must not be changed.
 *
 * <p>Go: vendor/go.etcd.io/etcd/mvcc/mvccpb/kv.pb.go (KeyValue)
 */
public final class KeyValue {
  private static final byte[] NOTHING = {};

  private final String key;
  private final byte[] value;
  private final long createRevision;
  private final long modRevision;
  private final long version;
  private final long lease;

  /**
   * @param createRevision the revision in which the key last came to be
   * @param modRevision the revision of this value
   * @param version how many times the key was written since it came to be; 0 for a deletion
   * @param lease the lease that the key lives by; 0 when it has none
   */
  public KeyValue(
      String key, byte[] value, long createRevision, long modRevision, long version, long lease) {
    this.key = requireNonNull(key, "key is null");
    this.value = requireNonNull(value, "value is null");
    this.createRevision = createRevision;
    this.modRevision = modRevision;
    this.version = version;
    this.lease = lease;
  }

  /** The first value of a key. */
  public static KeyValue created(String key, byte[] value, long revision, long lease) {
    return new KeyValue(key, value, revision, revision, 1, lease);
  }

  /** What a key becomes when {@code value} is written over this one. */
  public KeyValue updated(byte[] newValue, long revision, long newLease) {
    return new KeyValue(key, newValue, createRevision, revision, version + 1, newLease);
  }

  /** What a watch shows as the new state of a key that was deleted in {@code revision}. */
  public static KeyValue deleted(String key, long revision) {
    return new KeyValue(key, NOTHING, 0, revision, 0, 0);
  }

  public String key() {
    return key;
  }

  public byte[] value() {
    return value;
  }

  public long createRevision() {
    return createRevision;
  }

  public long modRevision() {
    return modRevision;
  }

  public long version() {
    return version;
  }

  public long lease() {
    return lease;
  }

  @Override
  public String toString() {
    return key + "@" + modRevision + " (" + value.length + " bytes)";
  }
}
