package dev.kubewalk.apiserver.endpoints.fieldmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.ManagerIdentifier;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.ConflictsException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.Outcome;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.Updater;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import java.util.Optional;

/**
 * The innermost layer: compares and merges objects by their types.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/structuredmerge.go
 * (structuredMergeManager)
 */
final class StructuredMergeManager implements Manager {
  private final GroupVersionKind kind;
  private final String apiVersion;
  private final TypeConverter types;
  private final Updater updater;

  StructuredMergeManager(GroupVersionKind kind, TypeConverter types, Updater updater) {
    this.kind = kind;
    this.apiVersion = kind.groupVersion().toString();
    this.types = types;
    this.updater = updater;
  }

  @Override
  public Managed update(
      Unstructured live, Unstructured object, Managed managed, ManagerIdentifier manager) {
    try {
      TypedValue objectTyped = types.objectToTyped(object);
      TypedValue liveTyped = types.objectToTyped(live);
      Outcome outcome =
          updater.update(liveTyped, objectTyped, apiVersion, managed.fields(), manager);
      return managed.withFields(outcome.managers());
    } catch (TypedException e) {
      // Such an object (one with duplicates in a keyed list, say) is written all the same; its
      // owners just stay what they were.
      return managed;
    }
  }

  @Override
  public Applied apply(
      Unstructured live,
      Unstructured patch,
      Managed managed,
      ManagerIdentifier manager,
      boolean force)
      throws ConflictsException {
    checkPatch(patch);
    TypedValue patchTyped = typed("failed to create typed patch object", patch);
    TypedValue liveTyped = typed("failed to create typed live object", live);
    try {
      Outcome outcome =
          updater.apply(liveTyped, patchTyped, apiVersion, managed.fields(), manager, force);
      Optional<Unstructured> object = Optional.empty();
      if (outcome.object().isPresent()) {
        object = Optional.of(types.typedToObject(outcome.object().get(), kind));
      }
      return new Applied(object, managed.withFields(outcome.managers()));
    } catch (TypedException e) {
      throw ApiErrors.raw(e.getMessage());
    }
  }

  private void checkPatch(Unstructured patch) {
    GroupVersion version = GroupVersion.parse(patch.apiVersion());
    if (!version.equals(kind.groupVersion())) {
      throw ApiErrors.badRequest(
          "Incorrect version specified in apply patch. Specified patch version: " + version
              + ", expected: " + apiVersion);
    }
    JsonNode managedFields = patch.at("metadata.managedFields");
    if (managedFields.isArray()) {
      throw ApiErrors.badRequest("metadata.managedFields must be nil");
    }
  }

  private TypedValue typed(String action, Unstructured object) {
    try {
      return types.objectToTyped(object);
    } catch (TypedException e) {
      throw ApiErrors.raw(action + ": " + e.getMessage());
    }
  }
}
