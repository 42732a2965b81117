package dev.kubewalk.registry.rbac;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;

/**
 * Nobody may give rights away that he does not have himself. Refusals are thrown as
 * StatusException.
 *
 * <p>Go: pkg/registry/rbac/role/policybased/storage.go, pkg/registry/rbac/rolebinding/policybased
 */
public interface EscalationCheck {
  /** Allows everything, as when RBAC does not authorize. */
  EscalationCheck NONE = new EscalationCheck() {
    @Override
    public void checkRole(RequestContext context, Unstructured role) {}

    @Override
    public void checkBinding(RequestContext context, Unstructured binding) {}
  };

  /** Refuses a role with rules that the user does not hold. */
  void checkRole(RequestContext context, Unstructured role);

  /** Refuses a binding to a role that the user neither holds nor may bind. */
  void checkBinding(RequestContext context, Unstructured binding);
}
