package dev.kubewalk.apiserver.storage.cacher;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.storage.Codec;

/**
 * What makes one resource's cache different from another's.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/cacher/cacher.go (Config)
 *
 * @param resourcePrefix of the resource's keys, such as {@code /pods}
 * @param capacity how many changes the window holds
 * @param apiVersion of the objects, for bookmarks
 */
public record Config(
    Codec codec, String resourcePrefix, int capacity, String apiVersion, String kind) {
  /** The window of a resource that no one sized. */
  public static final int DEFAULT_CAPACITY = 100;

  public Config {
    requireNonNull(codec, "codec is null");
    requireNonNull(resourcePrefix, "resourcePrefix is null");
    requireNonNull(apiVersion, "apiVersion is null");
    requireNonNull(kind, "kind is null");
  }
}
