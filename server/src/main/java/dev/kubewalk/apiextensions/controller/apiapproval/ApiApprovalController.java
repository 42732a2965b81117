package dev.kubewalk.apiextensions.controller.apiapproval;

import dev.kubewalk.apiextensions.apihelpers.ApiApproval;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apiextensions.apihelpers.Definitions.Condition;
import dev.kubewalk.apiextensions.controller.ControllerContext;
import dev.kubewalk.apiextensions.controller.DefinitionController;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Sets the condition KubernetesAPIApprovalPolicyConformant on definitions in protected groups.
 *
 * <p>Go:
 * staging/src/k8s.io/apiextensions-apiserver/pkg/controller/apiapproval/apiapproval_controller.go
 * (KubernetesAPIApprovalPolicyConformantConditionController)
 */
public final class ApiApprovalController extends DefinitionController {
  private static final String TYPE = "KubernetesAPIApprovalPolicyConformant";

  public ApiApprovalController(ControllerContext context) {
    super(
        TYPE + "ConditionController",
        "kubernetes_api_approval_conformant_condition_controller",
        context);
  }

  @Override
  protected void sync(String name) {
    context().copyOf(name).ifPresent(this::sync);
  }

  private void sync(Unstructured definition) {
    ApiApproval approval = ApiApproval.of(definition);
    String status = approval.state() == ApiApproval.State.APPROVED ? "True" : "False";
    String reason = switch (approval.state()) {
      case MISSING -> "MissingAnnotation";
      case BYPASSED -> "UnapprovedAnnotation";
      case APPROVED -> "ApprovedAnnotation";
      default -> "InvalidAnnotation";
    };
    Condition wanted = new Condition(TYPE, status, reason, approval.reason());
    if (approval.state() == ApiApproval.State.UNPROTECTED || Definitions.has(definition, wanted)) {
      return;
    }
    Definitions.setCondition(definition, wanted, context().now());
    context().definitionsClient().updateStatus(definition);
  }
}
