package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;

/**
 * Writes roles and bindings through the server itself. Failures are {@link
 * dev.kubewalk.apimachinery.errors.StatusException}s.
 *
 * <p>Go: pkg/registry/rbac/reconciliation/role_interfaces.go
 */
public interface PolicyClient {
  /**
   * @param resource clusterroles, clusterrolebindings, roles or rolebindings
   * @param namespace empty for the first two
   */
  Optional<Unstructured> get(String resource, String namespace, String name);

  Unstructured create(String resource, Unstructured object);

  Unstructured update(String resource, Unstructured object);

  void delete(String resource, Unstructured object);

  /** Makes the namespace when it is not there. */
  void ensureNamespace(String name);
}
