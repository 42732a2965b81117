package dev.kubewalk.apiserver.storage.etcd3;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import java.util.Optional;

/**
 * Asks whether the backend answers, by reading a key that is never written.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/storagebackend/factory/etcd3.go
 * (newETCD3HealthCheck)
 */
public final class HealthProbe {
  private final Backend backend;
  private final String key;

  public HealthProbe(Backend backend, String prefix) {
    this.backend = requireNonNull(backend, "backend is null");
    this.key = requireNonNull(prefix, "prefix is null") + "/health";
  }

  /** What is wrong; empty when the backend answers. */
  public Optional<String> check() {
    try {
      backend.get(key);
      return Optional.empty();
    } catch (BackendException e) {
      return Optional.of(e.getMessage());
    }
  }
}
