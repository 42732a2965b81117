package dev.kubewalk.apiextensions.controller.nonstructuralschema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apihelpers.Definitions.Condition;
import dev.kubewalk.apiextensions.apiserver.schema.Structural;
import dev.kubewalk.apiextensions.apiserver.schema.StructuralValidation;
import dev.kubewalk.apiextensions.controller.ControllerContext;
import dev.kubewalk.apiextensions.controller.DefinitionController;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import java.util.List;
import java.util.Optional;

/**
 * Sets the condition NonStructuralSchema, which lists what keeps a definition's schemas from being
 * structural; takes it away when nothing does.
 *
 * <p>Go:
 * staging/src/k8s.io/apiextensions-apiserver/pkg/controller/nonstructuralschema/nonstructuralschema_controller.go
 * (ConditionController)
 */
public final class NonStructuralSchemaController extends DefinitionController {
  private static final String TYPE = "NonStructuralSchema";

  public NonStructuralSchemaController(ControllerContext context) {
    super(
        "NonStructuralSchemaConditionController",
        "non_structural_schema_condition_controller",
        context);
  }

  @Override
  protected void sync(String name) {
    Optional<Unstructured> found = context().copyOf(name);
    if (found.isEmpty()) {
      return;
    }
    Unstructured definition = found.get();
    Optional<Condition> wanted = condition(definition);
    if (wanted.isPresent()) {
      if (Definitions.has(definition, wanted.get())) {
        return;
      }
      Definitions.setCondition(definition, wanted.get(), context().now());
    } else if (Definitions.findCondition(definition, TYPE).isPresent()) {
      Definitions.removeCondition(definition, TYPE);
    } else {
      return;
    }
    context().definitionsClient().updateStatus(definition);
  }

  private static Optional<Condition> condition(Unstructured definition) {
    ErrorList errors = new ErrorList();
    List<Unstructured> versions = definition.objectsAt("spec.versions");
    for (int i = 0; i < versions.size(); i++) {
      JsonNode schema = versions.get(i).at("schema.openAPIV3Schema");
      String path = "spec.versions[" + i + "].schema.openAPIV3Schema";
      if (schema.isObject()) {
        errors.addAll(StructuralValidation.validate(path, Structural.of(schema)));
      }
    }
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition(TYPE, "True", "Violations", errors.message()));
  }
}
