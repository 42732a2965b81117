package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.Range;
import dev.kubewalk.kv.RangeRequest;
import dev.kubewalk.kv.Watch;
import dev.kubewalk.kv.WatchListener;
import dev.kubewalk.kv.WriteResult;
import java.time.Duration;
import java.util.Optional;

/** A store that can no longer be reached once a channel has closed. */
final class FailingBackend implements Backend {
  /** What a client of etcd says when there is none. */
  static final String REFUSED = "dial tcp 127.0.0.1:2379: connect: connection refused";

  private final Backend backend;
  private final StopChannel down;

  FailingBackend(Backend backend, StopChannel down) {
    this.backend = requireNonNull(backend);
    this.down = requireNonNull(down);
  }

  private Backend reached() {
    if (down.isClosed()) {
      throw new BackendException.Unreadable(REFUSED, null);
    }
    return backend;
  }

  @Override
  public long currentRevision() {
    return reached().currentRevision();
  }

  @Override
  public Optional<KeyValue> get(String key) {
    return reached().get(key);
  }

  @Override
  public Range range(RangeRequest request) {
    return reached().range(request);
  }

  @Override
  public long count(String prefix) {
    return reached().count(prefix);
  }

  @Override
  public WriteResult create(String key, byte[] value, long lease) {
    return reached().create(key, value, lease);
  }

  @Override
  public WriteResult update(String key, byte[] value, long modRevision, long lease) {
    return reached().update(key, value, modRevision, lease);
  }

  @Override
  public WriteResult delete(String key, long modRevision) {
    return reached().delete(key, modRevision);
  }

  @Override
  public long grantLease(Duration ttl) {
    return reached().grantLease(ttl);
  }

  @Override
  public Watch watch(String prefix, long fromRevision, WatchListener listener) {
    return reached().watch(prefix, fromRevision, listener);
  }

  @Override
  public boolean awaitDelivered(long revision, Duration timeout) {
    return reached().awaitDelivered(revision, timeout);
  }

  @Override
  public void compact(long revision) {
    reached().compact(revision);
  }

  /** Always reaches the store: a server that ends closes it. */
  @Override
  public void close() {
    backend.close();
  }
}
