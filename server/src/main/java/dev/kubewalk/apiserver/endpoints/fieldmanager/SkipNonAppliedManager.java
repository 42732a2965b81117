package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import java.util.function.Supplier;

/**
 * Leaves existing objects alone that have no owners on record, until the first apply: that notes
 * first what was there before it. New objects are tracked from the start.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/skipnonapplied.go
 * (skipNonAppliedManager)
 */
final class SkipNonAppliedManager implements Manager {
  private static final String BEFORE_APPLY_MANAGER = "before-first-apply";

  private final Manager next;
  private final Supplier<Unstructured> objectCreater;
  private final String apiVersion;

  /**
   * @param objectCreater gives an empty object of the kind
   */
  SkipNonAppliedManager(Manager next, Supplier<Unstructured> objectCreater, String apiVersion) {
    this.next = next;
    this.objectCreater = objectCreater;
    this.apiVersion = apiVersion;
  }

  @Override
  public Managed update(
      Unstructured live, Unstructured object, Managed managed, ManagerIdentifier manager) {
    boolean exists = !live.uid().isEmpty();
    return managed.fields().isEmpty() && exists
        ? managed
        : next.update(live, object, managed, manager);
  }

  @Override
  public Applied apply(
      Unstructured live,
      Unstructured patch,
      Managed managed,
      ManagerIdentifier manager,
      boolean force)
      throws ConflictsException {
    Managed known = managed;
    if (managed.fields().isEmpty()) {
      ManagerIdentifier before = ManagerIdentifier.updater(BEFORE_APPLY_MANAGER, apiVersion);
      Unstructured nothing = objectCreater.get();
      known = next.update(/* live= */ nothing, /* object= */ live, managed, before);
    }
    return next.apply(live, patch, known, manager, force);
  }
}
