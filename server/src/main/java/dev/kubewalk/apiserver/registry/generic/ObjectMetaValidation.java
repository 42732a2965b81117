package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.validation.FieldManagerNames;
import dev.kubewalk.apimachinery.util.validation.MetadataNames;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.NameValidator;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the metadata that all kinds have in common.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go (ValidateObjectMeta,
 * ValidateObjectMetaUpdate)
 */
public final class ObjectMetaValidation {
  private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;
  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");
  private static final String META = "metadata.";

  private final boolean namespaced;
  private final NameValidator names;
  private final boolean custom;

  /**
   * @param custom true for custom resources, whose finalizers may be plain names
   */
  public ObjectMetaValidation(boolean namespaced, NameValidator names, boolean custom) {
    this.namespaced = namespaced;
    this.names = names;
    this.custom = custom;
  }

  /** Go: ValidateObjectMeta. */
  public ErrorList validate(Unstructured object) {
    ErrorList errors = new ErrorList();
    validateNames(object, errors);
    validateNamespace(object, errors);
    validateManagers(object, errors);
    if (object.longAt("metadata.generation") < 0) {
      errors.add(FieldError.invalid(
          META + "generation",
          object.longAt("metadata.generation"),
          "must be greater than or equal to 0"));
    }
    validateLabels(object.labels(), META + "labels", errors);
    validateAnnotations(object.annotations(), errors);
    validateOwners(object, errors);
    validateFinalizers(object.finalizers(), errors);
    return errors;
  }

  private void validateNames(Unstructured object, ErrorList errors) {
    String prefix = object.stringAt("metadata.generateName");
    if (!prefix.isEmpty()) {
      for (String problem : names.problems(prefix, true)) {
        errors.add(FieldError.invalid(META + "generateName", prefix, problem));
      }
    }
    String name = object.name();
    if (name.isEmpty()) {
      errors.add(FieldError.required(META + "name", "name or generateName is required"));
      return;
    }
    for (String problem : names.problems(name, false)) {
      errors.add(FieldError.invalid(META + "name", name, problem));
    }
  }

  private void validateNamespace(Unstructured object, ErrorList errors) {
    String namespace = object.namespace();
    if (!namespaced) {
      if (!namespace.isEmpty()) {
        errors.add(FieldError.forbidden(META + "namespace", "not allowed on this type"));
      }
    } else if (namespace.isEmpty()) {
      errors.add(FieldError.required(META + "namespace", ""));
    } else {
      for (String problem : NameValidators.dns1123Label(namespace, false)) {
        errors.add(FieldError.invalid(META + "namespace", namespace, problem));
      }
    }
  }

  private static void validateManagers(Unstructured object, ErrorList errors) {
    for (Unstructured entry : object.objectsAt("metadata.managedFields")) {
      FieldManagerNames.validate(entry.stringAt("manager"), META + "fieldManager", errors);
    }
  }

  /** Checks labels wherever they stand, such as in a pod template. */
  public static void validateLabels(Map<String, String> labels, String path, ErrorList errors) {
    labels.forEach((key, value) -> {
      for (String problem : MetadataNames.qualifiedName(key)) {
        errors.add(FieldError.invalid(path, key, problem));
      }
      for (String problem : MetadataNames.labelValue(value)) {
        errors.add(FieldError.invalid(path, value, problem));
      }
    });
  }

  private static void validateAnnotations(Map<String, String> annotations, ErrorList errors) {
    long size = 0;
    for (Map.Entry<String, String> annotation : annotations.entrySet()) {
      String key = annotation.getKey();
      for (String problem : MetadataNames.qualifiedName(key.toLowerCase(Locale.ROOT))) {
        errors.add(FieldError.invalid(META + "annotations", key, problem));
      }
      size += bytes(key) + bytes(annotation.getValue());
    }
    if (size > MAX_ANNOTATIONS_BYTES) {
      errors.add(FieldError.tooLong(META + "annotations", MAX_ANNOTATIONS_BYTES));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void validateOwners(Unstructured object, ErrorList errors) {
    String controller = "";
    for (Unstructured owner : object.objectsAt("metadata.ownerReferences")) {
      validateOwner(owner, errors);
      if (owner.booleanAt("controller")) {
        if (!controller.isEmpty()) {
          errors.add(FieldError.invalidShown(
              META + "ownerReferences",
              GoOwnerReferences.show(object.objectsAt("metadata.ownerReferences")),
              "Only one reference can have Controller set to true. Found \"true\" in references"
                  + " for " + controller + " and " + owner.stringAt("name")));
        } else {
          controller = owner.stringAt("name");
        }
      }
    }
  }

  private static void validateOwner(Unstructured owner, ErrorList errors) {
    String path = META + "ownerReferences";
    GroupVersion version = GroupVersion.parse(owner.apiVersion());
    if (version.version().isEmpty()) {
      errors.add(FieldError.invalid(
          path + ".apiVersion", owner.apiVersion(), "version must not be empty"));
    }
    for (String field : List.of("kind", "name", "uid")) {
      if (owner.stringAt(field).isEmpty()) {
        errors.add(FieldError.invalid(path + "." + field, "", field + " must not be empty"));
      }
    }
    if (owner.apiVersion().equals("v1") && owner.kind().equals("Event")) {
      errors.add(FieldError.invalidShown(
          path,
          GoOwnerReferences.show(owner),
          version.withKind(owner.kind()) + " is disallowed from being an owner"));
    }
  }

  private void validateFinalizers(List<String> finalizers, ErrorList errors) {
    String path = META + "finalizers";
    for (String finalizer : finalizers) {
      for (String problem : MetadataNames.qualifiedName(finalizer)) {
        errors.add(FieldError.invalid(path, finalizer, problem));
      }
    }
    if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
      errors.add(FieldError.invalidShown(
          path,
          GoOwnerReferences.strings(finalizers),
          "finalizer orphan and foregroundDeletion cannot be both set"));
    }
    if (custom) {
      return;
    }
    for (int i = 0; i < finalizers.size(); i++) {
      String finalizer = finalizers.get(i);
      if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
        errors.add(FieldError.invalid(
            path + "[" + i + "]",
            finalizer,
            "name is neither a standard finalizer name nor is it fully qualified"));
      }
    }
  }

  /** Go: ValidateObjectMetaUpdate. */
  public static ErrorList validateUpdate(Unstructured object, Unstructured old) {
    ErrorList errors = new ErrorList();
    if (old.isTerminating()) {
      Set<String> added = new TreeSet<>(object.finalizers());
      old.finalizers().forEach(added::remove);
      if (!added.isEmpty()) {
        errors.add(FieldError.forbidden(
            META + "finalizers",
            "no new finalizers can be added if the object is being deleted, found new"
                + " finalizers "
                + GoOwnerReferences.strings(new ArrayList<>(added))));
      }
    }
    if (object.resourceVersion().isEmpty()) {
      errors.add(
          FieldError.invalid(META + "resourceVersion", "", "must be specified for an update"));
    }
    validateManagers(object, errors);
    for (String field : List.of("name", "namespace", "uid")) {
      immutable(object, old, field, errors);
    }
    immutable(object, old, "deletionTimestamp", errors);
    validateLabels(object.labels(), META + "labels", errors);
    validateAnnotations(object.annotations(), errors);
    validateOwners(object, errors);
    if (object.has("metadata.deletionGracePeriodSeconds")
        && !object
            .at("metadata.deletionGracePeriodSeconds")
            .equals(old.at("metadata.deletionGracePeriodSeconds"))) {
      errors.add(FieldError.invalid(
          META + "deletionGracePeriodSeconds",
          object.longAt("metadata.deletionGracePeriodSeconds"),
          "field is immutable"));
    }
    return errors;
  }

  private static void immutable(
      Unstructured object, Unstructured old, String field, ErrorList errors) {
    String value = object.stringAt(META + field);
    if (!value.equals(old.stringAt(META + field))) {
      errors.add(FieldError.invalid(META + field, value, "field is immutable"));
    }
  }
}
