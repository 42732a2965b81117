package dev.kubewalk.kv;

import java.util.List;

/**
 * The answer to a {@link RangeRequest}.
 *
 * <p>Go: vendor/go.etcd.io/etcd/etcdserver/etcdserverpb/rpc.pb.go (RangeResponse)
 *
 * @param items the keys found, in order
 * @param more whether the limit cut the answer short
 * @param count how many keys the range holds, whatever the limit; -1 when it was not asked for
 * @param revision the revision that was read
 */
public record Range(List<KeyValue> items, boolean more, long count, long revision) {
  public Range {
    items = List.copyOf(items);
  }
}
