package dev.kubewalk.apiextensions.controller.establish;

import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.controller.ControllerContext;
import dev.kubewalk.apiextensions.controller.DefinitionController;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Establishes definitions whose names are accepted. Where several servers run, the reference waits
 * five seconds, so that all of them know the definition by then; there is one here.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/establish/establishing_controller.go
 * (EstablishingController)
 */
public final class EstablishingController extends DefinitionController {
  public EstablishingController(ControllerContext context) {
    super("EstablishingController", "crdEstablishing", context);
  }

  @Override
  protected void sync(String name) {
    context().copyOf(name).filter(EstablishingController::isReady).ifPresent(this::establish);
  }

  private static boolean isReady(Unstructured definition) {
    return Definitions.isTrue(definition, Definitions.NAMES_ACCEPTED)
        && !Definitions.isTrue(definition, Definitions.ESTABLISHED);
  }

  private void establish(Unstructured definition) {
    Definitions.setCondition(
        definition,
        new Definitions.Condition(
            Definitions.ESTABLISHED,
            "True",
            "InitialNamesAccepted",
            "the initial names have been accepted"),
        context().now());
    context().definitionsClient().updateStatus(definition);
  }
}
