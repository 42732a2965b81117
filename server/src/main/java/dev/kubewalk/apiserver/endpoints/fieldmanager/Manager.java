package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import java.util.Optional;

/**
 * One layer of the bookkeeping of owners; each layer wraps the next. Objects come without their
 * managedFields, which are in {@code managed}.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/fieldmanager.go (Manager)
 */
interface Manager {
  /**
   * @param live the object before; an empty one of its kind on create
   * @return who owns what after the write
   */
  Managed update(
      Unstructured live, Unstructured object, Managed managed, ManagerIdentifier manager);

  /**
   * @return the new object and its owners
   * @throws ConflictsException when others own what the patch changes
   */
  Applied apply(
      Unstructured live,
      Unstructured patch,
      Managed managed,
      ManagerIdentifier manager,
      boolean force)
      throws ConflictsException;

  /**
   * What came of an apply.
   *
   * @param object empty when nothing in it changed
   */
  record Applied(Optional<Unstructured> object, Managed managed) {
    Applied withManaged(Managed other) {
      return new Applied(object, other);
    }
  }
}
