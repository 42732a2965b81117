package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.plugin.auth.authorizer.rbac.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The default roles and bindings, as API objects of rbac.authorization.k8s.io/v1.
 *
 * <p>Go: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go (ClusterRoles,
 * ClusterRoleBindings), namespace_policy.go (NamespaceRoles, NamespaceRoleBindings)
 */
public record Policy(
    List<Unstructured> clusterRoles,
    List<Unstructured> clusterRoleBindings,
    List<Unstructured> roles,
    List<Unstructured> roleBindings) {
  private static final String CONTROLLER_PREFIX = "system:controller:";

  public Policy {
    clusterRoles = List.copyOf(clusterRoles);
    clusterRoleBindings = List.copyOf(clusterRoleBindings);
    roles = List.copyOf(roles);
    roleBindings = List.copyOf(roleBindings);
  }

  /** Reads the data files. */
  public static Policy load() {
    List<Unstructured> controllerRoles = PolicyText.read("controller-roles.txt");
    List<Unstructured> clusterRoles = new ArrayList<>(PolicyText.read("cluster-roles.txt"));
    clusterRoles.addAll(PolicyText.read("aggregated-roles.txt"));
    clusterRoles.addAll(controllerRoles);
    List<Unstructured> bindings = PolicyText.read("bindings.txt");
    Stream<Unstructured> clusterRoleBindings = Stream.concat(
        bindings.stream().filter(binding -> binding.kind().equals("ClusterRoleBinding")),
        controllerRoles.stream().map(Policy::bindingOfController));
    return new Policy(
        clusterRoles,
        clusterRoleBindings.toList(),
        PolicyText.read("namespace-roles.txt"),
        bindings.stream()
            .filter(binding -> binding.kind().equals("RoleBinding"))
            .toList());
  }

  private static Unstructured bindingOfController(Unstructured role) {
    String account = role.name().substring(CONTROLLER_PREFIX.length());
    return PolicyText.binding("ClusterRoleBinding", role.name())
        .addSubject("ServiceAccount", "kube-system/" + account)
        .build();
  }

  /** What nodes may do, as far as it is the same for all of them. Go: NodeRules. */
  public List<PolicyRule> nodeRules() {
    return clusterRoles.stream()
        .filter(role -> role.name().equals("system:node"))
        .map(PolicyRule::of)
        .findFirst()
        .orElseThrow();
  }
}
