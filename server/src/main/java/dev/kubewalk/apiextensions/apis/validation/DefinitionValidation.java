package dev.kubewalk.apiextensions.apis.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiextensions.apihelpers.ApiApproval;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;

/**
 * What is wrong with a definition, in v1beta1.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (ValidateCustomResourceDefinition, ValidateUpdateCustomResourceDefinition)
 */
public final class DefinitionValidation {
  private static final String IMMUTABLE = "field is immutable";

  private DefinitionValidation() {}

  /**
   * A new definition.
   *
   * @param version in which the request was made: v1 asks for more
   */
  public static ErrorList create(Unstructured definition, String version) {
    ErrorList errors = new ErrorList();
    String wanted =
        definition.stringAt("spec.names.plural") + "." + definition.stringAt("spec.group");
    if (!definition.name().equals(wanted)) {
      errors.add(FieldError.invalid(
          "metadata.name", definition.name(), "must be spec.names.plural+\".\"+spec.group"));
    }
    boolean v1 = version.equals("v1");
    new SpecRules(definition, new SpecRules.Options(v1, v1), errors).validate();
    NameRules.names("status.acceptedNames", definition.objectAt("status.acceptedNames"), errors);
    storedVersions(definition, errors);
    if (v1) {
      approval(definition, errors);
    }
    return errors;
  }

  /** A changed definition: what was let through once stays allowed. */
  public static ErrorList update(Unstructured definition, Unstructured old, String version) {
    ErrorList errors = new ErrorList();
    boolean v1 = version.equals("v1");
    ErrorList before = new ErrorList();
    new SpecRules(old, new SpecRules.Options(v1, v1), before).validate();
    boolean strict = v1 && before.isEmpty();
    boolean defaults = v1 || SpecRules.hasDefaults(old);
    new SpecRules(definition, new SpecRules.Options(defaults, strict), errors).validate();
    if (Definitions.isTrue(old, Definitions.ESTABLISHED)) {
      immutable(definition, old, "spec.scope", errors);
      immutable(definition, old, "spec.names.kind", errors);
    }
    immutable(definition, old, "spec.group", errors);
    immutable(definition, old, "spec.names.plural", errors);
    NameRules.names("status.acceptedNames", definition.objectAt("status.acceptedNames"), errors);
    storedVersions(definition, errors);
    if (v1 && !ApiApproval.of(old).isRefused()) {
      approval(definition, errors);
    }
    return errors;
  }

  /** A changed status. */
  public static ErrorList updateStatus(Unstructured definition) {
    ErrorList errors = new ErrorList();
    NameRules.names("status.acceptedNames", definition.objectAt("status.acceptedNames"), errors);
    return errors;
  }

  private static void immutable(
      Unstructured definition, Unstructured old, String field, ErrorList errors) {
    if (!definition.stringAt(field).equals(old.stringAt(field))) {
      errors.add(FieldError.invalid(field, definition.stringAt(field), IMMUTABLE));
    }
  }

  private static void approval(Unstructured definition, ErrorList errors) {
    ApiApproval approval = ApiApproval.of(definition);
    String field = "metadata.annotations[" + ApiApproval.ANNOTATION + "]";
    switch (approval.state()) {
      case MISSING -> errors.add(FieldError.required(field, approval.reason()));
      case INVALID ->
        errors.add(FieldError.invalid(
            field,
            definition.annotations().getOrDefault(ApiApproval.ANNOTATION, ""),
            approval.reason()));
      default -> {
        // Approved, deliberately not approved, or nobody's business.
      }
    }
  }

  private static void storedVersions(Unstructured definition, ErrorList errors) {
    List<String> stored = definition.stringsAt("status.storedVersions");
    String shown = String.join(" ", stored);
    if (stored.isEmpty()) {
      errors.add(FieldError.invalidShown(
          "status.storedVersions", "[]string(nil)", "must have at least one stored version"));
      return;
    }
    List<String> versions = definition.objectsAt("spec.versions").stream()
        .map(v -> v.stringAt("name"))
        .toList();
    for (int i = 0; i < stored.size(); i++) {
      if (!versions.contains(stored.get(i))) {
        errors.add(FieldError.invalid(
            "status.storedVersions[" + i + "]", stored.get(i), "must appear in spec.versions"));
      }
    }
    String storage = Definitions.storageVersion(definition);
    if (!storage.isEmpty() && !stored.contains(storage)) {
      errors.add(FieldError.invalid(
          "status.storedVersions", shown, "must have the storage version " + storage));
    }
  }

  /** Whether a part of a definition is there at all. */
  static boolean isThere(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
