package dev.kubewalk.registry.rbac;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import java.util.Optional;

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
    public void checkRole(RequestContext context, Unstructured role, Optional<Unstructured> old) {}

    @Override
    public void checkBinding(
        RequestContext context, Unstructured binding, Optional<Unstructured> old) {}
  };

  /**
   * Refuses a role with rules that the user does not hold.
   *
   * @param old as it is stored; empty on create
   */
  void checkRole(RequestContext context, Unstructured role, Optional<Unstructured> old);

  /** Refuses a binding to a role that the user neither holds nor may bind. */
  void checkBinding(RequestContext context, Unstructured binding, Optional<Unstructured> old);
}
