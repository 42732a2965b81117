package dev.kubewalk.apiserver.endpoints.fieldmanager.merge;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.Comparison;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out who owns what after a write. Who changes a field takes it from all others; an apply
 * that would do so is a conflict unless it is forced.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/merge/update.go (Updater)
 */
public final class Updater {
  private final Converter converter;
  private final Pruner pruner;

  public Updater(Converter converter) {
    this.converter = requireNonNull(converter, "converter is null");
    this.pruner = new Pruner(converter);
  }

  /**
   * After a create, update or patch.
   *
   * @param live the object before, empty on create
   * @param object what it becomes
   * @param apiVersion of both
   * @param managers who owns what; not changed
   * @throws TypedException when elements of a list cannot be told apart
   */
  public Outcome update(
      TypedValue live,
      TypedValue object,
      String apiVersion,
      SortedMap<ManagerIdentifier, VersionedSet> managers,
      ManagerIdentifier manager)
      throws TypedException {
    SortedMap<ManagerIdentifier, VersionedSet> owners = new TreeMap<>(managers);
    Changes changes = changes(live, object, apiVersion, owners, manager);
    changes.takeFrom(owners);
    VersionedSet before = owners.get(manager);
    Comparison changed = changes.comparison;
    Set owned = (before == null ? new Set() : before.set())
        .union(changed.modified())
        .union(changed.added())
        .difference(changed.removed());
    owners.remove(manager);
    if (!owned.isEmpty()) {
      owners.put(manager, new VersionedSet(owned, apiVersion, false));
    }
    return new Outcome(Optional.of(object), owners);
  }

  /**
   * Applies a configuration: its values come into the object, and what the manager applied before
   * and leaves out now goes, unless somebody else owns it.
   *
   * @param live the object before, empty when apply creates it
   * @param config what the manager wants, in {@code apiVersion}, as {@code live} is
   * @param force takes fields from others instead of failing
   * @throws ConflictsException when others own what would change
   */
  public Outcome apply(
      TypedValue live,
      TypedValue config,
      String apiVersion,
      SortedMap<ManagerIdentifier, VersionedSet> managers,
      ManagerIdentifier manager,
      boolean force)
      throws TypedException, ConflictsException {
    SortedMap<ManagerIdentifier, VersionedSet> owners = new TreeMap<>(managers);
    TypedValue merged;
    try {
      merged = live.merge(config);
    } catch (TypedException e) {
      throw e.within("failed to merge config");
    }
    VersionedSet last =
        owners.put(manager, new VersionedSet(config.toFieldSet(), apiVersion, true));
    TypedValue object = pruner.prune(merged, owners, apiVersion, last);
    Changes changes = changes(live, object, apiVersion, owners, manager);
    if (!force && !changes.conflicts.isEmpty()) {
      throw new ConflictsException(changes.conflicts);
    }
    changes.takeFrom(owners);
    boolean same = changes.comparison.isSame();
    return new Outcome(same ? Optional.empty() : Optional.of(object), owners);
  }

  /** What a write changes, and what of that others own. */
  private record Changes(
      Comparison comparison,
      Map<ManagerIdentifier, Set> conflicts,
      Map<ManagerIdentifier, Set> removed) {

    /** Takes the changed and the removed fields from their owners, who may go by that. */
    void takeFrom(SortedMap<ManagerIdentifier, VersionedSet> owners) {
      conflicts.forEach((manager, set) -> take(owners, manager, set));
      removed.forEach((manager, set) -> take(owners, manager, set));
      owners.values().removeIf(owner -> owner.set().isEmpty());
    }

    private static void take(
        SortedMap<ManagerIdentifier, VersionedSet> owners, ManagerIdentifier manager, Set gone) {
      owners.computeIfPresent(manager, (m, owner) -> owner.withSet(owner.set().difference(gone)));
    }
  }

  /** Compares in the version of each manager; managers whose version is gone are dropped. */
  private Changes changes(
      TypedValue live,
      TypedValue object,
      String apiVersion,
      SortedMap<ManagerIdentifier, VersionedSet> owners,
      ManagerIdentifier manager)
      throws TypedException {
    Comparison compared = live.compare(object);
    Map<String, Optional<Comparison>> versions = new HashMap<>();
    versions.put(apiVersion, Optional.of(compared));
    Changes changes = new Changes(compared, new TreeMap<>(), new TreeMap<>());
    for (Map.Entry<ManagerIdentifier, VersionedSet> owner : new TreeMap<>(owners).entrySet()) {
      if (owner.getKey().equals(manager)) {
        continue;
      }
      String version = owner.getValue().apiVersion();
      if (!versions.containsKey(version)) {
        versions.put(version, compareIn(version, live, object));
      }
      Optional<Comparison> comparison = versions.get(version);
      if (comparison.isEmpty()) {
        owners.remove(owner.getKey());
        continue;
      }
      Comparison there = comparison.get();
      Set owned = owner.getValue().set();
      Set conflict = owned.intersection(there.modified()).union(owned.intersection(there.added()));
      if (!conflict.isEmpty()) {
        changes.conflicts.put(owner.getKey(), conflict);
      }
      if (!there.removed().isEmpty()) {
        changes.removed.put(owner.getKey(), there.removed());
      }
    }
    return changes;
  }

  private Optional<Comparison> compareIn(String version, TypedValue live, TypedValue object)
      throws TypedException {
    Optional<TypedValue> liveThere = converter.convert(live, version);
    Optional<TypedValue> objectThere = converter.convert(object, version);
    return liveThere.isPresent() && objectThere.isPresent()
        ? Optional.of(liveThere.get().compare(objectThere.get()))
        : Optional.empty();
  }
}
