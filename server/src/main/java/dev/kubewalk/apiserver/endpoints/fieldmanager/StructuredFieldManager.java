package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.FieldsException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The field manager of a kind: takes managedFields off the objects, has the layers work out the new
 * owners, and writes those back.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/fieldmanager.go
 * (FieldManager)
 */
final class StructuredFieldManager implements FieldManager {
  private static final String UNKNOWN = "unknown";

  private final Manager layers;
  private final Supplier<Unstructured> objectCreater;
  private final String apiVersion;

  /**
   * @param objectCreater gives an empty object of the kind
   */
  StructuredFieldManager(Manager layers, Supplier<Unstructured> objectCreater, String apiVersion) {
    this.layers = layers;
    this.objectCreater = objectCreater;
    this.apiVersion = apiVersion;
  }

  @Override
  public boolean supportsApply() {
    return true;
  }

  @Override
  public Unstructured update(Optional<Unstructured> live, Unstructured object, String manager) {
    if (!object.at("metadata").isObject()) {
      return object;
    }
    Unstructured before = live.orElseGet(objectCreater);
    Managed managed = sentOrLive(object, before);
    ManagerIdentifier who =
        ManagerIdentifier.updater(manager.isEmpty() ? UNKNOWN : manager, apiVersion);
    object.remove("metadata.managedFields");
    Managed updated = layers.update(ManagedFields.removedFrom(before), object, managed, who);
    ManagedFields.encode(object, updated);
    return object;
  }

  /**
   * Clients may edit the owners. Where they send none, or what is no such thing, those on record
   * stay, so that clients which do not know of managedFields do not lose them.
   */
  private static Managed sentOrLive(Unstructured object, Unstructured live) {
    try {
      Managed sent = ManagedFields.decode(object);
      if (!sent.fields().isEmpty()) {
        return sent;
      }
    } catch (FieldsException e) {
      return decode(live);
    }
    return decode(live);
  }

  private static Managed decode(Unstructured live) {
    try {
      return ManagedFields.decode(live);
    } catch (FieldsException e) {
      throw ApiErrors.raw("failed to decode managed fields: " + e.getMessage());
    }
  }

  @Override
  public Unstructured apply(
      Optional<Unstructured> live, Unstructured patch, String manager, boolean force) {
    Unstructured before = live.orElseGet(objectCreater);
    Managed managed = decode(before);
    Unstructured bare = ManagedFields.removedFrom(before);
    try {
      Manager.Applied applied =
          layers.apply(bare, patch, managed, ManagerIdentifier.applier(manager), force);
      Unstructured object = applied.object().orElseGet(bare::copy);
      ManagedFields.encode(object, applied.managed());
      return object;
    } catch (ConflictsException e) {
      throw ApplyConflicts.error(e.conflicts());
    }
  }
}
