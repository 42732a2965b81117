package dev.kubewalk.apiserver.storage.etcd3;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.kv.Backend;
import java.time.Duration;

/**
 * Shares leases: all objects written within a short window with about the same time to live get one
 * lease, which lives by the window longer than they asked for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/lease_manager.go (leaseManager)
 */
public final class LeaseManager {
  private static final int WINDOW_PERCENT = 5;
  private static final int MOST_OBJECTS = 1_000;

  private final Backend backend;
  private final Clock clock;
  private final Duration longestReuse;
  private final EtcdMetrics metrics;

  /** The lease in use, until when (monotonic) it is, its time to live and its objects. */
  private long lease;

  private long reuseUntil;
  private Duration leaseTtl = Duration.ZERO;
  private int objects;

  /**
   * @param longestReuse the longest window in which a lease is shared ({@code
   *     --lease-reuse-duration-seconds})
   */
  public LeaseManager(Backend backend, Clock clock, Duration longestReuse, EtcdMetrics metrics) {
    this.backend = requireNonNull(backend, "backend is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.longestReuse = requireNonNull(longestReuse, "longestReuse is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  /** A lease for an object that is to live for {@code ttl}; 0, no lease, for ever. */
  public synchronized long leaseFor(Duration ttl) {
    if (ttl.isZero()) {
      return 0;
    }
    Duration window = window(ttl);
    boolean reusable = lease != 0
        && objects < MOST_OBJECTS
        && clock.nanoTime() - reuseUntil < 0
        && leaseTtl.compareTo(ttl) >= 0
        && leaseTtl.compareTo(ttl.plus(window)) <= 0;
    if (!reusable) {
      if (lease != 0) {
        metrics.leaseEnded(objects);
      }
      leaseTtl = ttl.plus(window);
      lease = backend.grantLease(leaseTtl);
      reuseUntil = clock.nanoTime() + window.toNanos();
      objects = 0;
    }
    objects++;
    return lease;
  }

  private Duration window(Duration ttl) {
    Duration share = ttl.multipliedBy(WINDOW_PERCENT).dividedBy(100);
    return share.compareTo(longestReuse) < 0 ? share : longestReuse;
  }
}
