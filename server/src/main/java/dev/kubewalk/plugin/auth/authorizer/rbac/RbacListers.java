package dev.kubewalk.plugin.auth.authorizer.rbac;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;
import java.util.Optional;

/**
 * Where roles and bindings come from; in a running server, caches that watches keep fresh. The
 * objects are never modified, and an unchanged object is always the same instance.
 *
 * <p>Go: plugin/pkg/auth/authorizer/rbac/rbac.go (RoleGetter and its neighbours)
 */
public interface RbacListers {
  List<Unstructured> clusterRoleBindings();

  Optional<Unstructured> clusterRole(String name);

  List<Unstructured> roleBindings(String namespace);

  Optional<Unstructured> role(String namespace, String name);
}
