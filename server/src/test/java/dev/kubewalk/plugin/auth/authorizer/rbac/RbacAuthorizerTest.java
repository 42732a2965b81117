package dev.kubewalk.plugin.auth.authorizer.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RbacAuthorizerTest {
  private static final UserInfo ALICE =
      new UserInfo("alice", List.of("dev", UserInfo.ALL_AUTHENTICATED));

  private final TestingListers listers = new TestingListers();
  private final RoleRules rules = new RoleRules(listers);
  private final RbacAuthorizer authorizer = new RbacAuthorizer(rules, Klog.discard());

  @ParameterizedTest(name = "{0} {1}/{2} {3} {4}")
  @CsvSource({
    "get, pods, '', a, x, true",
    "get, pods, log, a, x, true",
    "get, pods, exec, a, x, false",
    "get, deployments, scale, a, x, true",
    "get, pods, '', b, x, false",
    "delete, pods, '', a, x, false",
    "update, configmaps, '', a, mine, true",
    "update, configmaps, '', a, yours, false",
    "update, configmaps, '', a, '', false"
  })
  void matchesRules(
      String verb,
      String resource,
      String subresource,
      String namespace,
      String name,
      boolean may) {
    listers.role("a", "r", rule("get", "", "pods", "pods/log", "*/scale"));
    Unstructured named = rule("update", "", "configmaps");
    named.set("resourceNames", List.of("mine"));
    listers.addRule(named);
    listers.bind("a", "b", "Role", "r", "User", "alice");
    assertThat(may(verb, resource, subresource, namespace, name)).isEqualTo(may);
  }

  @Test
  void tellsWhy() {
    Decision decision = authorizer.authorize(Attributes.ofPath(ALICE, "get", "/api/v1"));
    assertThat(decision)
        .isEqualTo(new Decision.Allow(
            "RBAC: allowed by ClusterRoleBinding \"system:discovery\" of ClusterRole"
                + " \"system:discovery\" to Group \"system:authenticated\""));
  }

  @Test
  void tellsOfARoleThatIsMissing() {
    listers.bind("a", "b", "Role", "missing", "User", "alice");
    assertThat(authorizer.authorize(ask("get", "pods", "", "a", "x")))
        .isEqualTo(new Decision.NoOpinion(
            "RBAC: role.rbac.authorization.k8s.io \"missing\" not found", ""));
  }

  @Test
  void serviceAccountsMayLeaveTheirNamespaceOut() {
    listers.role("a", "r", rule("get", "", "pods"));
    listers.bind("a", "b", "Role", "r", "ServiceAccount", "robot");
    UserInfo robot = new UserInfo("system:serviceaccount:a:robot", List.of());
    UserInfo stranger = new UserInfo("system:serviceaccount:b:robot", List.of());
    ResourceAttributes pod = new ResourceAttributes("", "v1", "pods", "", "a", "x");
    assertThat(authorizer.authorize(Attributes.ofResource(robot, "get", pod)))
        .isInstanceOf(Decision.Allow.class);
    assertThat(authorizer.authorize(Attributes.ofResource(stranger, "get", pod)))
        .isInstanceOf(Decision.NoOpinion.class);
  }

  @Test
  void nobodyGrantsWhatTheyDoNotHold() {
    listers.role("a", "r", rule("get", "", "pods"));
    listers.bind("a", "b", "Role", "r", "User", "alice");
    EscalationGuard guard = new EscalationGuard(rules, authorizer);
    Unstructured wanted = Unstructured.create("rbac.authorization.k8s.io/v1", "Role");
    wanted.set("metadata.name", "big").set("metadata.namespace", "a");
    wanted.ensureArray("rules").add(rule("get", "", "pods").node());
    guard.confirmRole(ALICE, wanted, Optional.empty());
    wanted.ensureArray("rules").add(rule("list", "", "secrets").node());
    wanted.ensureArray("rules").add(rule("get", "", "secrets").node());
    assertThatThrownBy(() -> guard.confirmRole(ALICE, wanted, Optional.empty()))
        .hasMessage(
            "roles.rbac.authorization.k8s.io \"big\" is forbidden: user \"alice\" (groups=[\"dev\""
                + " \"system:authenticated\"]) is attempting to grant RBAC permissions not"
                + " currently held:\n{APIGroups:[\"\"], Resources:[\"secrets\"],"
                + " Verbs:[\"list\" \"get\"]}");
  }

  @Test
  void bindingNeedsTheRightsOfTheRole() {
    EscalationGuard guard = new EscalationGuard(rules, authorizer);
    Unstructured binding = listers.bind("a", "b", "ClusterRole", "cluster-admin", "User", "x");
    assertThatThrownBy(() -> guard.confirmBinding(ALICE, binding, Optional.empty()))
        .hasMessageContaining("{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}");
    binding.set("roleRef.name", "absent");
    assertThatThrownBy(() -> guard.confirmBinding(ALICE, binding, Optional.empty()))
        .hasMessage("clusterroles.rbac.authorization.k8s.io \"absent\" not found");
  }

  private boolean may(
      String verb, String resource, String subresource, String namespace, String name) {
    return authorizer.authorize(ask(verb, resource, subresource, namespace, name))
        instanceof Decision.Allow;
  }

  private static Attributes ask(
      String verb, String resource, String subresource, String namespace, String name) {
    return Attributes.ofResource(
        ALICE, verb, new ResourceAttributes("", "v1", resource, subresource, namespace, name));
  }

  private static Unstructured rule(String verb, String group, String... resources) {
    Unstructured rule = Unstructured.create("", "");
    rule.set("verbs", List.of(verb));
    rule.set("apiGroups", List.of(group));
    rule.set("resources", List.of(resources));
    return rule;
  }

  /** The bootstrap policy, with roles and bindings of one namespace. */
  private static final class TestingListers implements RbacListers {
    private final Policy policy = Policy.load();
    private final List<Unstructured> bindings = new ArrayList<>();
    private Unstructured role = Unstructured.create("rbac.authorization.k8s.io/v1", "Role");

    void role(String namespace, String name, Unstructured rule) {
      role = Unstructured.create("rbac.authorization.k8s.io/v1", "Role");
      role.set("metadata.name", name).set("metadata.namespace", namespace);
      addRule(rule);
    }

    void addRule(Unstructured rule) {
      role.ensureArray("rules").add(rule.node());
    }

    Unstructured bind(
        String namespace, String name, String kind, String to, String subjectKind, String subject) {
      Unstructured binding = Unstructured.create("rbac.authorization.k8s.io/v1", "RoleBinding");
      binding.set("metadata.name", name).set("metadata.namespace", namespace);
      binding.set("roleRef.kind", kind).set("roleRef.name", to);
      binding.ensureArray("subjects").addObject().put("kind", subjectKind).put("name", subject);
      bindings.add(binding);
      return binding;
    }

    @Override
    public List<Unstructured> clusterRoleBindings() {
      return policy.clusterRoleBindings();
    }

    @Override
    public Optional<Unstructured> clusterRole(String name) {
      return policy.clusterRoles().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    @Override
    public List<Unstructured> roleBindings(String namespace) {
      return bindings.stream().filter(b -> b.namespace().equals(namespace)).toList();
    }

    @Override
    public Optional<Unstructured> role(String namespace, String name) {
      return Optional.of(role)
          .filter(r -> r.name().equals(name) && r.namespace().equals(namespace));
    }
  }
}
