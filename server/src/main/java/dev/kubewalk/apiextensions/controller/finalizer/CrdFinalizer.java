package dev.kubewalk.apiextensions.controller.finalizer;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apihelpers.Definitions.Condition;
import dev.kubewalk.apiextensions.controller.ControllerContext;
import dev.kubewalk.apiextensions.controller.DefinitionController;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the objects of a definition that is being deleted, then lets the definition go.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/finalizer/crd_finalizer.go
 * (CRDFinalizer)
 */
public final class CrdFinalizer extends DefinitionController {
  private final InstanceDeleter instances;

  public CrdFinalizer(ControllerContext context, InstanceDeleter instances) {
    super("CRDFinalizer", "crd_finalizer", context);
    this.instances = requireNonNull(instances);
  }

  @Override
  protected void sync(String name) {
    Optional<Unstructured> found =
        context().copyOf(name).filter(d -> d.isTerminating() && Definitions.hasCleanupFinalizer(d));
    if (found.isEmpty()) {
      return;
    }
    Unstructured definition = update(
        found.get(),
        "True",
        "InstanceDeletionInProgress",
        "CustomResource deletion is in progress");
    if (Definitions.isTrue(definition, Definitions.ESTABLISHED)
        && instances.deleteAll(definition) > 0) {
      throw ApiErrors.raw("objects of " + name + " are left, held by finalizers");
    }
    finish(definition);
  }

  private void finish(Unstructured definition) {
    List<String> left = definition.finalizers().stream()
        .filter(f -> !f.equals(Definitions.CLEANUP_FINALIZER))
        .toList();
    if (left.isEmpty()) {
      definition.remove("metadata.finalizers");
    } else {
      definition.set("metadata.finalizers", left);
    }
    update(definition, "False", "InstanceDeletionCompleted", "removed all instances");
    context().definitionsClient().delete(definition.name());
  }

  private Unstructured update(
      Unstructured definition, String status, String reason, String message) {
    Definitions.setCondition(
        definition,
        new Condition(Definitions.TERMINATING, status, reason, message),
        context().now());
    return context().definitionsClient().updateStatus(definition);
  }
}
