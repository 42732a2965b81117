package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.plugin.auth.authorizer.rbac.EscalationGuard;
import dev.kubewalk.registry.rbac.EscalationCheck;
import java.util.Optional;

/** Asks the RBAC rules whether a user may grant what a role or binding grants. */
public final class GuardedEscalation implements EscalationCheck {
  private final EscalationGuard guard;

  public GuardedEscalation(EscalationGuard guard) {
    this.guard = requireNonNull(guard);
  }

  @Override
  public void checkRole(RequestContext context, Unstructured role, Optional<Unstructured> old) {
    guard.confirmRole(context.user(), placed(context, role), old);
  }

  @Override
  public void checkBinding(
      RequestContext context, Unstructured binding, Optional<Unstructured> old) {
    guard.confirmBinding(context.user(), placed(context, binding), old);
  }

  /** Rights count in the namespace of the request, which the object may leave out. */
  private static Unstructured placed(RequestContext context, Unstructured object) {
    return context.namespace().isEmpty()
        ? object
        : object.copy().set("metadata.namespace", context.namespace());
  }
}
