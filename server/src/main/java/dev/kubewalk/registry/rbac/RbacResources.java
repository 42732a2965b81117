package dev.kubewalk.registry.rbac;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/rbac/rest/storage_rbac.go (RESTStorageProvider). */
public final class RbacResources {
  private RbacResources() {}

  /** {@code escalation} keeps users from granting what they do not have. */
  public static List<Resource> resources(EscalationCheck escalation) {
    requireNonNull(escalation, "escalation is null");
    return List.of(
        RolePages.role("roles", "Role", true, escalation),
        RolePages.binding("rolebindings", "RoleBinding", true, escalation),
        RolePages.role("clusterroles", "ClusterRole", false, escalation),
        RolePages.binding("clusterrolebindings", "ClusterRoleBinding", false, escalation));
  }
}
