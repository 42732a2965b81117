package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds the oldest updaters of an object into one entry for each version, so that there are never
 * more than a few. Appliers do not count.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/capmanagers.go
 * (capManagersManager)
 */
final class CapManagersManager implements Manager {
  /** Go: DefaultMaxUpdateManagers. */
  static final int DEFAULT_MAX_UPDATE_MANAGERS = 10;

  private static final String OLD_UPDATES_MANAGER = "ancient-changes";

  private final Manager next;
  private final int maxUpdateManagers;

  CapManagersManager(Manager next, int maxUpdateManagers) {
    this.next = next;
    this.maxUpdateManagers = maxUpdateManagers;
  }

  @Override
  public Managed update(
      Unstructured live, Unstructured object, Managed managed, ManagerIdentifier manager) {
    return cap(next.update(live, object, managed, manager));
  }

  @Override
  public Applied apply(
      Unstructured live,
      Unstructured patch,
      Managed managed,
      ManagerIdentifier manager,
      boolean force)
      throws ConflictsException {
    return next.apply(live, patch, managed, manager, force);
  }

  private Managed cap(Managed managed) {
    List<ManagerIdentifier> updaters = new ArrayList<>();
    managed.fields().forEach((manager, owned) -> {
      if (!owned.applied()) {
        updaters.add(manager);
      }
    });
    int excess = updaters.size() - maxUpdateManagers;
    if (excess <= 0) {
      return managed;
    }
    updaters.sort(Comparator.<ManagerIdentifier, String>comparing(
            manager -> managed.times().getOrDefault(manager, ""))
        .thenComparing(Comparator.naturalOrder()));
    SortedMap<ManagerIdentifier, VersionedSet> fields = new TreeMap<>(managed.fields());
    Map<ManagerIdentifier, String> times = new HashMap<>(managed.times());
    Map<String, ManagerIdentifier> firstOfVersion = new HashMap<>();
    for (ManagerIdentifier manager : updaters) {
      if (excess == 0) {
        break;
      }
      VersionedSet owned = fields.get(manager);
      ManagerIdentifier first = firstOfVersion.putIfAbsent(owned.apiVersion(), manager);
      if (first == null) {
        continue;
      }
      ManagerIdentifier bucket = ManagerIdentifier.updater(OLD_UPDATES_MANAGER, owned.apiVersion());
      if (!fields.containsKey(bucket)) {
        fields.put(bucket, fields.remove(first));
      }
      fields.put(bucket, owned.withSet(owned.set().union(fields.get(bucket).set())));
      if (!manager.equals(bucket)) {
        fields.remove(manager);
      }
      // What is folded in last is the most recent.
      String time = managed.times().get(manager);
      if (time != null) {
        times.put(bucket, time);
      }
      excess--;
    }
    return new Managed(fields, times);
  }
}
