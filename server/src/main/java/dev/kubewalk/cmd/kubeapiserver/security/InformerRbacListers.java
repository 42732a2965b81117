package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.plugin.auth.authorizer.rbac.RbacListers;
import java.util.List;
import java.util.Optional;

/**
 * Roles and bindings as the server's informers know them.
 *
 * <p>Go: pkg/kubeapiserver/authorizer/config.go (New, case ModeRBAC)
 */
public final class InformerRbacListers implements RbacListers {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final SharedInformer clusterRoles;
  private final SharedInformer clusterRoleBindings;
  private final SharedInformer roles;
  private final SharedInformer roleBindings;

  public InformerRbacListers(SharedInformerFactory informers) {
    requireNonNull(informers);
    this.clusterRoles = informers.informer(GROUP, "v1", "clusterroles");
    this.clusterRoleBindings = informers.informer(GROUP, "v1", "clusterrolebindings");
    this.roles = informers.informer(GROUP, "v1", "roles");
    this.roleBindings = informers.informer(GROUP, "v1", "rolebindings");
  }

  @Override
  public List<Unstructured> clusterRoleBindings() {
    return clusterRoleBindings.list();
  }

  @Override
  public Optional<Unstructured> clusterRole(String name) {
    return clusterRoles.get(name);
  }

  @Override
  public List<Unstructured> roleBindings(String namespace) {
    return roleBindings.list(namespace);
  }

  @Override
  public Optional<Unstructured> role(String namespace, String name) {
    return roles.get(namespace, name);
  }
}
