package dev.kubewalk.apiserver.endpoints;

import dev.kubewalk.apiserver.admission.ObjectInterfaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which resources are the same things in other versions or groups: those that are stored under the
 * same prefix, as ingresses of two groups are.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/mapper.go (EquivalentResourceRegistry)
 */
public final class EquivalentResources {
  private record Key(String prefix, String subresource) {}

  private final Map<Key, List<ObjectInterfaces.Version>> versions = new ConcurrentHashMap<>();

  /**
   * Adds what is being served.
   *
   * @param prefix under which the objects are stored
   */
  public void register(String prefix, String subresource, ObjectInterfaces.Version version) {
    versions.merge(new Key(prefix, subresource), List.of(version), EquivalentResources::joined);
  }

  private static List<ObjectInterfaces.Version> joined(
      List<ObjectInterfaces.Version> known, List<ObjectInterfaces.Version> added) {
    List<ObjectInterfaces.Version> all = new ArrayList<>(known);
    all.addAll(added);
    return List.copyOf(all);
  }

  /** In the order of registration. */
  public List<ObjectInterfaces.Version> of(String prefix, String subresource) {
    return versions.getOrDefault(new Key(prefix, subresource), List.of());
  }
}
