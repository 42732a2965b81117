package dev.kubewalk.kubeapiserver.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * What flags say about storage.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/storagebackend/config.go (Config)
 *
 * @param prefix of all keys, such as {@code /registry}
 * @param watchCache false keeps no copy of anything
 * @param cacheSizes of single resources ({@code resource[.group]}), 0 for none
 * @param compactionInterval zero for never
 */
public record StorageConfig(
    String prefix,
    boolean watchCache,
    int defaultCacheSize,
    Map<String, Integer> cacheSizes,
    Duration compactionInterval,
    Duration eventTtl,
    Duration leaseReuse) {
  public StorageConfig {
    requireNonNull(prefix);
    cacheSizes = Map.copyOf(cacheSizes);
    requireNonNull(compactionInterval);
    requireNonNull(eventTtl);
    requireNonNull(leaseReuse);
  }

  /** How many changes the resource's cache remembers; 0 for no cache. */
  int cacheSize(String resource) {
    return watchCache ? cacheSizes.getOrDefault(resource, defaultCacheSize) : 0;
  }
}
