package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.plugin.auth.authorizer.rbac.PolicyRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private final Policy policy = Policy.load();

  @Test
  void hasTheReferencesCounts() {
    assertThat(policy.clusterRoles()).hasSize(56);
    assertThat(policy.clusterRoleBindings()).hasSize(37);
    assertThat(policy.roles()).hasSize(7);
    assertThat(policy.roleBindings()).hasSize(7);
    assertThat(policy.clusterRoles().stream().map(Unstructured::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyBindingRefersToARole() {
    List<String> clusterRoles =
        policy.clusterRoles().stream().map(Unstructured::name).toList();
    assertThat(policy.clusterRoleBindings())
        .allSatisfy(b -> assertThat(b.stringAt("roleRef.name")).isIn(clusterRoles));
    List<String> roles = policy.roles().stream()
        .map(role -> role.namespace() + "/" + role.name())
        .toList();
    assertThat(policy.roleBindings())
        .allSatisfy(
            b -> assertThat(b.namespace() + "/" + b.stringAt("roleRef.name")).isIn(roles));
  }

  @Test
  void rulesAreSortedInside() {
    assertThat(PolicyRule.of(named("system:public-info-viewer")).stream()
            .map(PolicyRule::compactString))
        .containsExactly(
            "{NonResourceURLs:[\"/healthz\" \"/livez\" \"/readyz\" \"/version\" \"/version/\"],"
                + " Verbs:[\"get\"]}");
  }

  @Test
  void aggregatedRolesHaveNullRules() {
    Unstructured edit = named("edit");
    assertThat(edit.node().get("rules").isNull()).isTrue();
    assertThat(edit.labels()).containsEntry("rbac.authorization.k8s.io/aggregate-to-admin", "true");
    assertThat(edit.at("aggregationRule.clusterRoleSelectors").toString())
        .isEqualTo(
            "[{\"matchLabels\":{\"rbac.authorization.k8s.io/aggregate-to-edit\":\"true\"}}]");
  }

  private Unstructured named(String name) {
    return policy.clusterRoles().stream()
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
