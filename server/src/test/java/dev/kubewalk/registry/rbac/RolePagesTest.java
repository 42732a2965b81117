package dev.kubewalk.registry.rbac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolePagesTest {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final List<String> checked = new ArrayList<>();
  private final List<Resource> pages = RbacResources.resources(new EscalationCheck() {
    @Override
    public void checkRole(RequestContext context, Unstructured role, Optional<Unstructured> old) {
      checked.add("role " + old.isPresent());
    }

    @Override
    public void checkBinding(
        RequestContext context, Unstructured binding, Optional<Unstructured> old) {
      checked.add("binding " + old.isPresent());
    }
  });

  private Resource page(String plural) {
    return Pages.find(pages, plural);
  }

  @ParameterizedTest
  @CsvSource({
    "User, '', rbac.authorization.k8s.io",
    "Group, '', rbac.authorization.k8s.io",
    "ServiceAccount, '', ''",
    "User, other, other"
  })
  void groupsAreFilledInWhereTheyAreEmpty(String kind, String given, String group) {
    String object = String.format(
        "{'roleRef':{'apiGroup':'','kind':'Role','name':'r'},"
            + "'subjects':[{'kind':'%s','apiGroup':'%s','name':'x'}]}",
        kind, given);
    Unstructured binding = Pages.decoded(page("rolebindings"), "v1", object);
    assertEquals(GROUP, binding.stringAt("roleRef.apiGroup"));
    assertEquals(group, binding.objectsAt("subjects").get(0).stringAt("apiGroup"));
  }

  @Test
  void aWrongSelectorIsWrongTwice() {
    String role = "{'metadata':{'name':'a'},'aggregationRule':{'clusterRoleSelectors':["
        + "{'matchExpressions':[{'key':'a','operator':'Near','values':['b']}]}]}}";
    assertEquals(
        List.of(
            "aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator INVALID",
            "aggregationRule.clusterRoleSelectors[0] INVALID"),
        Pages.refusals(page("clusterroles"), "v1", role));
  }

  @ParameterizedTest
  @CsvSource({"roles, role", "clusterroles, role", "rolebindings, binding"})
  void everyWriteIsJudged(String plural, String kind) {
    Resource page = page(plural);
    RequestContext context = Pages.context(page, "v1");
    Unstructured object = Pages.json("{'metadata':{'name':'a'}}");
    page.hooks().beforeWrite(context, object, Optional.empty());
    page.hooks().beforeWrite(context, object, Optional.of(object));
    assertEquals(List.of(kind + " false", kind + " true"), checked);
  }
}
