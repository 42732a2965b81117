package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The owners of an object's fields, and when each last changed something.
 *
 * @param fields what each manager owns
 * @param times when, in RFC 3339 and UTC; managers without a time are missing
 *     <p>Go:
 *     staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/internal/managedfields.go
 *     (ManagedInterface)
 */
record Managed(
    SortedMap<ManagerIdentifier, VersionedSet> fields, Map<ManagerIdentifier, String> times) {
  static final Managed NONE = new Managed(Collections.emptySortedMap(), Map.of());

  /** The same times with other owners. */
  Managed withFields(SortedMap<ManagerIdentifier, VersionedSet> others) {
    return new Managed(others, times);
  }

  /** The same with what one manager owns replaced; an empty set removes it. */
  Managed with(ManagerIdentifier manager, VersionedSet owned) {
    SortedMap<ManagerIdentifier, VersionedSet> others = new TreeMap<>(fields);
    if (owned.set().isEmpty()) {
      others.remove(manager);
    } else {
      others.put(manager, owned);
    }
    return withFields(others);
  }

  Managed withTime(ManagerIdentifier manager, String time) {
    Map<ManagerIdentifier, String> others = new HashMap<>(times);
    others.put(manager, time);
    return new Managed(fields, others);
  }
}
