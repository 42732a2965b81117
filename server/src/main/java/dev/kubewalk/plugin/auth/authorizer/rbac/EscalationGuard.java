package dev.kubewalk.plugin.auth.authorizer.rbac;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import java.util.List;
import java.util.Optional;

/**
 * Stands before writes of roles and bindings: who may not grant the rights in them gets 403.
 *
 * <p>Go: pkg/registry/rbac/clusterrole/policybased/storage.go and its three neighbours,
 * pkg/registry/rbac/escalation_check.go
 */
public final class EscalationGuard {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final List<String> NONE = List.of();
  private static final List<String> ALL = List.of(PolicyRule.ALL);
  private static final List<PolicyRule> FULL_AUTHORITY = List.of(
      new PolicyRule(ALL, ALL, ALL, NONE, NONE), new PolicyRule(ALL, NONE, NONE, NONE, ALL));

  private final RoleRules rules;
  private final Escalation escalation;
  private final Authorizer authorizer;

  public EscalationGuard(RoleRules rules, Authorizer authorizer) {
    this.rules = requireNonNull(rules);
    this.escalation = new Escalation(rules);
    this.authorizer = requireNonNull(authorizer);
  }

  /**
   * Before a role or cluster role is created or updated.
   *
   * @param role as it will be stored
   * @param old as it is stored; empty on create
   * @throws StatusException 403 with the rights that are missing
   */
  public void confirmRole(UserInfo user, Unstructured role, Optional<Unstructured> old) {
    boolean clusterWide = role.kind().equals("ClusterRole");
    GroupResource resource = new GroupResource(GROUP, clusterWide ? "clusterroles" : "roles");
    if (isPrivileged(user)
        || mayEscalate(user, resource, role, old)
        || old.filter(before -> onlyGarbageCollectionFieldsDiffer(role, before)).isPresent()) {
      return;
    }
    refuse(resource, role.name(), escalation.check(user, role.namespace(), PolicyRule.of(role)));
    boolean aggregates =
        aggregates(role) || old.filter(EscalationGuard::aggregates).isPresent();
    if (clusterWide && aggregates) {
      Optional<String> missing = escalation.check(user, "", FULL_AUTHORITY);
      refuse(
          resource,
          role.name(),
          missing.map(m -> "must have cluster-admin privileges to use the aggregationRule"));
    }
  }

  /**
   * Before a role binding or cluster role binding is created or updated.
   *
   * @throws StatusException 403 with the rights that are missing, 404 when the role is
   */
  public void confirmBinding(UserInfo user, Unstructured binding, Optional<Unstructured> old) {
    if (isPrivileged(user)
        || old.filter(before -> onlyGarbageCollectionFieldsDiffer(binding, before))
            .isPresent()
        || mayBind(user, binding)) {
      return;
    }
    boolean clusterWide = binding.kind().equals("ClusterRoleBinding");
    GroupResource resource =
        new GroupResource(GROUP, clusterWide ? "clusterrolebindings" : "rolebindings");
    List<PolicyRule> granted = rules.rulesOfReference(binding);
    refuse(resource, binding.name(), escalation.check(user, binding.namespace(), granted));
  }

  /** The server itself and administrators: they could do everything anyway. */
  private static boolean isPrivileged(UserInfo user) {
    return user == null || user.inGroup(UserInfo.SYSTEM_PRIVILEGED_GROUP);
  }

  private boolean mayEscalate(
      UserInfo user, GroupResource resource, Unstructured role, Optional<Unstructured> old) {
    String name = old.map(Unstructured::name).orElse("");
    return isAllowed(user, "escalate", resource.resource(), role.namespace(), name);
  }

  private boolean mayBind(UserInfo user, Unstructured binding) {
    String kind = binding.stringAt("roleRef.kind");
    String resource = kind.equals("Role") ? "roles" : "clusterroles";
    return isAllowed(user, "bind", resource, binding.namespace(), binding.stringAt("roleRef.name"));
  }

  private boolean isAllowed(
      UserInfo user, String verb, String resource, String namespace, String name) {
    ResourceAttributes what = new ResourceAttributes(GROUP, "v1", resource, "", namespace, name);
    Attributes asked = Attributes.ofResource(user, verb, what);
    return authorizer.authorize(asked) instanceof Decision.Allow;
  }

  private static boolean aggregates(Unstructured role) {
    return role.at("aggregationRule.clusterRoleSelectors").size() > 0;
  }

  /** The garbage collector may clear owners of a role whose rights it does not have. */
  private static boolean onlyGarbageCollectionFieldsDiffer(
      Unstructured changed, Unstructured before) {
    return withoutGcFields(changed).equals(withoutGcFields(before));
  }

  private static Unstructured withoutGcFields(Unstructured object) {
    return object
        .copy()
        .remove("metadata.ownerReferences")
        .remove("metadata.finalizers")
        .remove("metadata.selfLink")
        .remove("metadata.managedFields");
  }

  private static void refuse(GroupResource resource, String name, Optional<String> missing) {
    missing.ifPresent(why -> {
      throw ApiErrors.forbidden(resource, name, why);
    });
  }
}
