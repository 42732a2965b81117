package dev.kubewalk.apiserver.endpoints.fieldmanager.merge;

import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes out of an object what a manager applied last time and does not apply now, as far as nobody
 * else owns it.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/merge/update.go (Updater.prune)
 */
final class Pruner {
  private final Converter converter;

  Pruner(Converter converter) {
    this.converter = converter;
  }

  /**
   * @param merged the object with the new configuration in it, in {@code apiVersion}
   * @param owners all managers, the applying one with its new set
   * @param last what the manager applied last time; null when it never did
   */
  TypedValue prune(
      TypedValue merged,
      SortedMap<ManagerIdentifier, VersionedSet> owners,
      String apiVersion,
      VersionedSet last)
      throws TypedException {
    if (last == null || last.set().isEmpty()) {
      return merged;
    }
    Optional<TypedValue> there = converter.convert(merged, last.apiVersion());
    if (there.isEmpty()) {
      return merged;
    }
    TypedValue before = there.get();
    TypedValue pruned = before.removeItems(before.ensureNamedFieldsAreMembers(last.set()));
    pruned = addBackOwnedItems(before, pruned, owners);
    pruned = addBackDanglingItems(before, pruned, last);
    return converter.convert(pruned, apiVersion).orElse(merged);
  }

  /** What somebody owns, the applying manager among them, stays. */
  private TypedValue addBackOwnedItems(
      TypedValue merged, TypedValue pruned, SortedMap<ManagerIdentifier, VersionedSet> owners)
      throws TypedException {
    Map<String, Set> ownedByVersion = new TreeMap<>();
    for (VersionedSet owner : owners.values()) {
      ownedByVersion.merge(owner.apiVersion(), owner.set(), Set::union);
    }
    TypedValue result = pruned;
    for (Map.Entry<String, Set> version : ownedByVersion.entrySet()) {
      Optional<TypedValue> mergedThere = converter.convert(merged, version.getKey());
      Optional<TypedValue> resultThere = converter.convert(result, version.getKey());
      if (mergedThere.isEmpty() || resultThere.isEmpty()) {
        continue;
      }
      TypedValue all = mergedThere.get();
      Set present = all.ensureNamedFieldsAreMembers(all.toFieldSet());
      Set kept = all.ensureNamedFieldsAreMembers(resultThere.get().toFieldSet());
      Set owned = all.ensureNamedFieldsAreMembers(version.getValue());
      result = all.removeItems(present.difference(kept.union(owned)));
    }
    return result;
  }

  /** What the manager did not apply last time stays, owned by somebody or not. */
  private TypedValue addBackDanglingItems(TypedValue merged, TypedValue pruned, VersionedSet last)
      throws TypedException {
    Optional<TypedValue> prunedThere = converter.convert(pruned, last.apiVersion());
    if (prunedThere.isEmpty()) {
      return merged;
    }
    Set kept = merged.ensureNamedFieldsAreMembers(prunedThere.get().toFieldSet());
    Set present = merged.ensureNamedFieldsAreMembers(merged.toFieldSet());
    Set applied = merged.ensureNamedFieldsAreMembers(last.set());
    return merged.removeItems(present.difference(kept).intersection(applied));
  }
}
