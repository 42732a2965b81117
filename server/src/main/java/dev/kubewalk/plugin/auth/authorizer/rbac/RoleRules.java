package dev.kubewalk.plugin.auth.authorizer.rbac;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the rules that bindings give to a user: those of cluster role bindings first, then those of
 * the namespace's role bindings.
 *
 * <p>Go: pkg/registry/rbac/validation/rule.go (DefaultRuleResolver)
 */
public final class RoleRules {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final RbacListers listers;
  private final Parsed<List<PolicyRule>> rules = new Parsed<>(PolicyRule::of);
  private final Parsed<Binding> bindings = new Parsed<>(Binding::of);

  /** Told about each rule; says whether to go on. */
  interface Visitor {
    boolean visit(Binding binding, Subject subject, PolicyRule rule);

    /** A binding leads nowhere. */
    void error(String message);
  }

  /**
   * The rules of a user, and what went wrong while finding them.
   *
   * @param errors such as a role that is missing
   */
  public record Found(List<PolicyRule> rules, List<String> errors) {}

  public RoleRules(RbacListers listers) {
    this.listers = requireNonNull(listers);
  }

  /** All rules that count for {@code user} in {@code namespace}; empty for cluster-wide ones only. */
  public Found rulesFor(UserInfo user, String namespace) {
    List<PolicyRule> found = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    visit(user, namespace, new Visitor() {
      @Override
      public boolean visit(Binding binding, Subject subject, PolicyRule rule) {
        found.add(rule);
        return true;
      }

      @Override
      public void error(String message) {
        errors.add(message);
      }
    });
    return new Found(found, errors);
  }

  void visit(UserInfo user, String namespace, Visitor visitor) {
    boolean goOn = visit(user, listers.clusterRoleBindings(), visitor);
    if (goOn && !namespace.isEmpty()) {
      visit(user, listers.roleBindings(namespace), visitor);
    }
  }

  private boolean visit(UserInfo user, List<Unstructured> all, Visitor visitor) {
    for (Unstructured object : all) {
      Binding binding = bindings.get(object);
      Optional<Subject> subject = binding.subjectFor(user);
      if (subject.isEmpty()) {
        continue;
      }
      Optional<Unstructured> role = role(binding.roleKind(), binding.namespace(), binding.role());
      if (role.isEmpty()) {
        visitor.error(missing(binding.roleKind(), binding.role()).getMessage());
        continue;
      }
      for (PolicyRule rule : rules.get(role.get())) {
        if (!visitor.visit(binding, subject.get(), rule)) {
          return false;
        }
      }
    }
    return true;
  }

  private Optional<Unstructured> role(String kind, String namespace, String name) {
    return kind.equals("Role") ? listers.role(namespace, name) : listers.clusterRole(name);
  }

  private static StatusException missing(String kind, String name) {
    String resource = kind.equals("Role") ? "role" : "clusterrole";
    return ApiErrors.notFound(new GroupResource(GROUP, resource), name);
  }

  /**
   * The rules of the role that a binding refers to.
   *
   * @throws StatusException 404 when there is no such role
   */
  public List<PolicyRule> rulesOfReference(Unstructured binding) {
    String kind = binding.stringAt("roleRef.kind");
    String name = binding.stringAt("roleRef.name");
    return role(kind, binding.namespace(), name)
        .map(rules::get)
        .orElseThrow(() -> ApiErrors.notFound(
            new GroupResource(GROUP, kind.equals("Role") ? "roles" : "clusterroles"), name));
  }
}
