package dev.kubewalk.kv;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which leases an embedded backend has given, until when, and which keys live by them. Guarded by
 * its owner.
 *
 * <p>Go: vendor/go.etcd.io/etcd/lease/lessor.go (lessor)
 */
public final class LeaseTable {
  /** A lease that ran out, with the keys that go with it. */
  public record Expired(long lease, List<String> keys) {}

  private record Lease(Instant deadline, Set<String> keys) {}

  private final Map<Long, Lease> leases = new HashMap<>();
  private long last;

  /** Grants a lease and gives its number, which was not used before. */
  public long grant(Instant now, Duration ttl) {
    long id = last + 1;
    restore(id, now.plus(ttl));
    return id;
  }

  /** Takes in a lease that was granted before a restart. */
  public void restore(long id, Instant deadline) {
    last = Math.max(last, id);
    leases.put(id, new Lease(deadline, new HashSet<>()));
  }

  /**
   * Asks whether keys may be written with this lease; 0 is no lease, and always fine.
   *
   * @throws BackendException.LeaseNotFound when it is not known
   */
  public void check(long id) {
    if (id != 0 && !leases.containsKey(id)) {
      throw new BackendException.LeaseNotFound(id);
    }
  }

  public void attach(String key, long id) {
    Lease lease = leases.get(id);
    if (lease != null) {
      lease.keys.add(key);
    }
  }

  public void detach(String key, long id) {
    Lease lease = leases.get(id);
    if (lease != null) {
      lease.keys.remove(key);
    }
  }

  /** The leases whose time is over. They stay until {@link #forget} is called. */
  public List<Expired> expired(Instant now) {
    List<Expired> over = new ArrayList<>();
    leases.forEach((id, lease) -> {
      if (!lease.deadline.isAfter(now)) {
        over.add(new Expired(id, List.copyOf(lease.keys)));
      }
    });
    return over;
  }

  public void forget(long id) {
    leases.remove(id);
  }
}
