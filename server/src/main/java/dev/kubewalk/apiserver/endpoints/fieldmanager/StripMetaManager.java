package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Path;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.VersionedSet;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import java.util.List;

/**
 * Keeps the fields that name an object, or that the server fills in, from being owned.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/stripmeta.go
 * (stripMetaManager)
 */
final class StripMetaManager implements Manager {
  private static final List<String> METADATA = List.of(
      "name",
      "namespace",
      "creationTimestamp",
      "selfLink",
      "uid",
      "clusterName",
      "generation",
      "managedFields",
      "resourceVersion");

  private final Manager next;
  private final Set stripped = new Set();

  StripMetaManager(Manager next) {
    this.next = next;
    for (String field : List.of("apiVersion", "kind", "metadata")) {
      stripped.insert(Path.ofFields(field).elements());
    }
    METADATA.forEach(field -> stripped.insert(Path.ofFields("metadata", field).elements()));
  }

  @Override
  public Managed update(
      Unstructured live, Unstructured object, Managed managed, ManagerIdentifier manager) {
    return strip(next.update(live, object, managed, manager), manager);
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
    return applied.withManaged(strip(applied.managed(), manager));
  }

  private Managed strip(Managed managed, ManagerIdentifier manager) {
    VersionedSet owned = managed.fields().get(manager);
    return owned == null
        ? managed
        : managed.with(manager, owned.withSet(owned.set().difference(stripped)));
  }
}
