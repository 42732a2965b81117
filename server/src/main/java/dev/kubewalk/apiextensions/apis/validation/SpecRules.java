package dev.kubewalk.apiextensions.apis.validation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiextensions.apiserver.schema.DefaultsValidation;
import dev.kubewalk.apiextensions.apiserver.schema.GoValue;
import dev.kubewalk.apiextensions.apiserver.schema.Structural;
import dev.kubewalk.apiextensions.apiserver.schema.StructuralValidation;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with the spec of a definition, in v1beta1.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (validateCustomResourceDefinitionSpec)
 */
final class SpecRules {
  private static final String VERSIONS = "spec.versions";

  private final Unstructured spec;
  private final Options options;
  private final boolean structural;
  private final ErrorList errors;

  /**
   * @param defaults whether schemas may have defaults
   * @param strict what v1 asks for: schemas for all versions, structural ones
   */
  record Options(boolean defaults, boolean strict) {}

  SpecRules(Unstructured definition, Options options, ErrorList errors) {
    this.spec = definition.objectAt("spec");
    this.options = requireNonNull(options);
    this.errors = requireNonNull(errors);
    this.structural = options.strict()
        || !spec.booleanAt("preserveUnknownFields")
        || anySchema(definition, "default")
        || anySchema(definition, "x-kubernetes-");
  }

  static boolean hasDefaults(Unstructured definition) {
    return anySchema(definition, "default");
  }

  /** Whether a schema says something whose name starts so. */
  private static boolean anySchema(Unstructured definition, String field) {
    if (says(definition.at("spec.validation.openAPIV3Schema"), field)) {
      return true;
    }
    return definition.objectsAt(VERSIONS).stream()
        .anyMatch(v -> says(v.at("schema.openAPIV3Schema"), field));
  }

  private static boolean says(JsonNode schema, String field) {
    return schema.properties().stream().anyMatch(entry -> switch (entry.getKey()) {
      case "properties" ->
        entry.getValue().properties().stream().anyMatch(p -> says(p.getValue(), field));
      case "items", "additionalProperties", "not" -> says(entry.getValue(), field);
      default -> entry.getKey().startsWith(field) && !entry.getValue().isNull();
    });
  }

  void validate() {
    group();
    scope();
    schemasRequired();
    versions();
    exclusive();
    versionNames();
    NameRules.required("spec.names", spec.objectAt("names"), errors);
    NameRules.names("spec.names", spec.objectAt("names"), errors);
    boolean anyStatus = spec.has("subresources.status")
        || spec.objectsAt("versions").stream().anyMatch(v -> v.has("subresources.status"));
    schema("spec.validation", spec.at("validation.openAPIV3Schema"), anyStatus);
    PresentationRules.subresources("spec.subresources", spec.objectAt("subresources"), errors);
    PresentationRules.columns(
        "spec.additionalPrinterColumns", spec.objectsAt("additionalPrinterColumns"), errors);
    String strategy = spec.stringAt("conversion.strategy");
    if (spec.has("conversion")
        && !strategy.equals("None")
        && spec.booleanAt("preserveUnknownFields")) {
      errors.add(FieldError.invalid(
          "spec.conversion.strategy",
          strategy,
          "must be None if spec.preserveUnknownFields is true"));
    }
    if (spec.has("conversion")) {
      ConversionRules.validate("spec.conversion", spec.objectAt("conversion"), errors);
    }
  }

  private void group() {
    String group = spec.stringAt("group");
    List<String> problems = NameValidators.dns1123Subdomain(group, false);
    if (group.isEmpty()) {
      errors.add(FieldError.required("spec.group", ""));
    } else if (!problems.isEmpty()) {
      errors.add(FieldError.invalid("spec.group", group, String.join(",", problems)));
    } else if (!group.contains(".")) {
      errors.add(
          FieldError.invalid("spec.group", group, "should be a domain with at least one dot"));
    }
  }

  private void scope() {
    String scope = spec.stringAt("scope");
    List<String> scopes = List.of("Cluster", "Namespaced");
    if (scope.isEmpty()) {
      errors.add(FieldError.required("spec.scope", ""));
    } else if (!scopes.contains(scope)) {
      errors.add(FieldError.notSupported("spec.scope", scope, scopes));
    }
  }

  private void schemasRequired() {
    boolean required = options.strict() || !spec.booleanAt("preserveUnknownFields");
    List<Unstructured> versions = spec.objectsAt("versions");
    boolean top = spec.has("validation.openAPIV3Schema");
    for (int i = 0; required && !top && i < versions.size(); i++) {
      boolean missing = !versions.get(i).has("schema.openAPIV3Schema");
      if (versions.get(i).booleanAt("served") && missing) {
        errors.add(FieldError.required(
            VERSIONS + "[" + i + "].schema.openAPIV3Schema", "schemas are required"));
      }
    }
    if (options.defaults()
        && spec.booleanAt("preserveUnknownFields")
        && hasDefaults(Unstructured.of(spec.node().objectNode()).set("spec", spec.node()))) {
      errors.add(FieldError.invalidShown(
          "spec.preserveUnknownFields",
          "true",
          "must be false in order to use defaults in the schema"));
    } else if (options.strict() && spec.booleanAt("preserveUnknownFields")) {
      errors.add(FieldError.invalidShown("spec.preserveUnknownFields", "true", "must be false"));
    }
  }

  private void versions() {
    List<Unstructured> versions = spec.objectsAt("versions");
    for (int i = 0; i < versions.size(); i++) {
      Unstructured version = versions.get(i);
      String path = VERSIONS + "[" + i + "]";
      NameRules.label(path + ".name", version.stringAt("name"), errors);
      boolean status = version.has("subresources.status") || spec.has("subresources.status");
      schema(path + ".schema", version.at("schema.openAPIV3Schema"), status);
      PresentationRules.subresources(
          path + ".subresources", version.objectAt("subresources"), errors);
      PresentationRules.columns(
          path + ".additionalPrinterColumns",
          version.objectsAt("additionalPrinterColumns"),
          errors);
    }
  }

  private void exclusive() {
    exclusive("validation", "schema", "schemas");
    exclusive("subresources", "subresources", "subresources");
    exclusive("additionalPrinterColumns", "additionalPrinterColumns", "additionalPrinterColumns");
  }

  private void exclusive(String top, String field, String called) {
    boolean some = spec.objectsAt("versions").stream().anyMatch(v -> v.has(field));
    if (some && spec.has(top)) {
      errors.add(FieldError.forbidden(
          "spec." + top, "top-level and per-version " + called + " are mutually exclusive"));
    }
    List<JsonNode> each =
        spec.objectsAt("versions").stream().map(v -> v.at(field)).toList();
    boolean all = !each.isEmpty() && each.stream().allMatch(DefinitionValidation::isThere);
    if (all && new LinkedHashSet<>(each).size() == 1) {
      versionsError("per-version "
          + called
          + " may not all be set to identical values (top-level "
          + top
          + " should be used instead)");
    }
  }

  private void versionsError(String detail) {
    errors.add(FieldError.invalidShown(VERSIONS, GoValue.of(spec.at("versions")), detail));
  }

  private void versionNames() {
    List<Unstructured> versions = spec.objectsAt("versions");
    Set<String> names = new LinkedHashSet<>();
    versions.forEach(v -> names.add(v.stringAt("name")));
    if (names.size() < versions.size()) {
      versionsError("must contain unique version names");
    }
    if (versions.stream().filter(v -> v.booleanAt("storage")).count() != 1) {
      versionsError("must have exactly one version marked as storage version");
    }
    String version = spec.stringAt("version");
    if (!version.isEmpty()) {
      NameRules.label("spec.version", version, errors);
      if (!versions.isEmpty() && !versions.get(0).stringAt("name").equals(version)) {
        errors.add(FieldError.invalid(
            "spec.version", version, "must match the first version in spec.versions"));
      }
    }
  }

  private void schema(String parent, JsonNode schema, boolean statusApart) {
    if (!schema.isObject()) {
      return;
    }
    String path = parent + ".openAPIV3Schema";
    ErrorList found = new ErrorList();
    if (statusApart) {
      RootFields.validate(path, schema, found);
    }
    if (schema.path("nullable").asBoolean(false)) {
      found.add(FieldError.forbidden(path + ".nullable", "nullable cannot be true at the root"));
    }
    SchemaRules.Options rules = new SchemaRules.Options(options.defaults(), options.strict());
    new SchemaRules(rules, found).validateRoot(path, schema);
    errors.addAll(found);
    boolean unreadable = found.asList().stream().anyMatch(e -> e.field().endsWith(".$ref"));
    if (!structural || unreadable) {
      return;
    }
    Structural read = Structural.of(schema);
    ErrorList notStructural = StructuralValidation.validate(path, read);
    errors.addAll(notStructural);
    if (notStructural.isEmpty() && found.isEmpty()) {
      errors.addAll(DefaultsValidation.validate(path, read, options.strict()));
    }
  }
}
