package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import dev.kubewalk.componentbase.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Adds what an update changed to the entry of who made it, and stamps the entry with the time. An
 * update that takes nothing leaves its maker's entry, time included, as it is.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/managedfieldsupdater.go
 * (managedFieldsUpdater)
 */
final class ManagedFieldsUpdater implements Manager {
  private static final ManagerIdentifier CURRENT_OPERATION =
      new ManagerIdentifier("current-operation", "", "");

  private final Manager next;
  private final Clock clock;

  ManagedFieldsUpdater(Manager next, Clock clock) {
    this.next = next;
    this.clock = clock;
  }

  @Override
  public Managed update(
      Unstructured live, Unstructured object, Managed managed, ManagerIdentifier manager) {
    Managed updated = next.update(live, object, managed, CURRENT_OPERATION);
    VersionedSet taken = updated.fields().get(CURRENT_OPERATION);
    if (taken == null) {
      return updated;
    }
    VersionedSet previous = updated.fields().get(manager);
    VersionedSet owned =
        previous == null ? taken : taken.withSet(taken.set().union(previous.set()));
    Managed merged = updated.with(manager, owned);
    merged.fields().remove(CURRENT_OPERATION);
    return merged.withTime(manager, now());
  }

  @Override
  public Applied apply(
      Unstructured live,
      Unstructured patch,
      Managed managed,
      ManagerIdentifier manager,
      boolean force)
      throws ConflictsException {
    Applied applied = next.apply(live, patch, managed, manager, force);
    VersionedSet before = managed.fields().get(manager);
    VersionedSet after = applied.managed().fields().get(manager);
    boolean changed = applied.object().isPresent() || (after != null && !after.equals(before));
    return changed ? applied.withManaged(applied.managed().withTime(manager, now())) : applied;
  }

  private String now() {
    return clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
