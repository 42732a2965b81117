package dev.kubewalk.master.reconcilers;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.KeyValue;
import dev.kubewalk.kv.RangeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of the API servers that are alive: one key each, which vanishes when its server has
 * not renewed it for a while.
 *
 * <p>Go: pkg/master/reconcilers/lease.go (storageLeases)
 */
public final class MasterLeases {
  private final Backend backend;
  private final String prefix;
  private final Duration ttl;

  /**
   * @param prefix such as {@code /registry/masterleases/}
   */
  public MasterLeases(Backend backend, String prefix, Duration ttl) {
    this.backend = requireNonNull(backend);
    this.prefix = requireNonNull(prefix);
    this.ttl = requireNonNull(ttl);
  }

  /** The addresses with a lease, sorted by key. */
  public List<String> list() {
    return backend.range(RangeRequest.prefix(prefix)).items().stream()
        .map(KeyValue::key)
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** Writes or renews the lease of {@code ip}. */
  public void update(String ip) {
    String key = prefix + ip;
    long lease = backend.grantLease(ttl);
    Optional<KeyValue> current = backend.get(key);
    if (current.isEmpty()) {
      backend.create(key, value(ip), lease);
    } else {
      backend.update(key, value(ip), current.get().modRevision(), lease);
    }
  }

  /** Takes the lease of {@code ip} away; false when there is none. */
  public boolean remove(String ip) {
    Optional<KeyValue> current = backend.get(prefix + ip);
    current.ifPresent(lease -> backend.delete(prefix + ip, lease.modRevision()));
    return current.isPresent();
  }

  /** The key of the lease of {@code ip}. */
  public String key(String ip) {
    return prefix + ip;
  }

  private static byte[] value(String ip) {
    String json =
        "{\"kind\":\"Endpoints\",\"apiVersion\":\"v1\",\"metadata\":{},\"subsets\":[{\"addresses\":"
            + "[{\"ip\":\"" + ip + "\"}]}]}";
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
