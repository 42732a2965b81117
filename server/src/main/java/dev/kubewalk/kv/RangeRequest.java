package dev.kubewalk.kv;

import static java.util.Objects.requireNonNull;

/**
 * Asks for the keys from {@code start} up to, not including, {@code end}.
 *
 * <p>Go: vendor/go.etcd.io/etcd/clientv3/op.go (Op)
 *
 * @param revision the state to read; 0 for the newest
 * @param limit at most so many keys; 0 for all
 * @param counted whether {@link Range#count} is wanted
 */
public record RangeRequest(String start, String end, long revision, int limit, boolean counted) {
  public RangeRequest {
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
  }

  /** Every key that begins with {@code prefix}, in the newest state. */
  public static RangeRequest prefix(String prefix) {
    return new RangeRequest(prefix, Keys.prefixEnd(prefix), 0, 0, false);
  }

  public RangeRequest startingAt(String newStart) {
    return new RangeRequest(newStart, end, revision, limit, counted);
  }

  public RangeRequest atRevision(long newRevision) {
    return new RangeRequest(start, end, newRevision, limit, counted);
  }

  public RangeRequest limitedTo(int newLimit) {
    return new RangeRequest(start, end, revision, newLimit, counted);
  }

  public RangeRequest withCount() {
    return new RangeRequest(start, end, revision, limit, true);
  }
}
