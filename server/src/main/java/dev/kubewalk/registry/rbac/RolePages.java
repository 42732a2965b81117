package dev.kubewalk.registry.rbac;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ResourceBuilder;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Rules;
import java.util.stream.Collectors;

/**
 * The four kinds of rbac.authorization.k8s.io, which differ in their scope only. Go:
 * pkg/registry/rbac, pkg/apis/rbac/v1/defaults.go.
 */
final class RolePages {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private static final Defaults BINDING =
      defaults().set("roleRef.apiGroup", GROUP).each("subjects", RolePages::subjectGroup);

  private RolePages() {}

  static Resource role(String plural, String kind, boolean namespaced, EscalationCheck check) {
    return page(plural, kind, namespaced, Defaults.none())
        .strategy(rules().checks(namespaced ? RbacRules::role : RbacRules::clusterRole))
        .hooks(new Hooks(check::checkRole, "rules"))
        .build();
  }

  static Resource binding(String plural, String kind, boolean namespaced, EscalationCheck check) {
    return page(plural, kind, namespaced, BINDING)
        .strategy(rules()
            .checks(namespaced ? RbacRules::roleBinding : RbacRules::clusterRoleBinding)
            .checksUpdate(RbacRules::roleRefImmutable))
        .hooks(new Hooks(check::checkBinding, "roleRef", "subjects"))
        .columns(
            text(
                "Role",
                binding ->
                    binding.stringAt("roleRef.kind") + "/" + binding.stringAt("roleRef.name")),
            age(),
            text("Users", binding -> subjects(binding, "User")).wide(),
            text("Groups", binding -> subjects(binding, "Group")).wide(),
            text("ServiceAccounts", binding -> subjects(binding, "ServiceAccount"))
                .wide())
        .build();
  }

  private static ResourceBuilder page(
      String plural, String kind, boolean namespaced, Defaults defaults) {
    ResourceBuilder page = Resource.of(GROUP, plural, kind)
        .version("v1", defaults)
        .version("v1beta1", defaults)
        .storedAs(GROUP + "/v1")
        .names(NameValidators::pathSegment)
        .createsOnUpdate();
    return namespaced ? page.namespaced() : page;
  }

  private static void subjectGroup(Unstructured subject) {
    switch (subject.kind()) {
      case "ServiceAccount" -> subject.setDefault("apiGroup", "");
      case "User", "Group" -> subject.setDefault("apiGroup", GROUP);
      default -> {}
    }
    if (subject.stringAt("apiGroup").isEmpty()) {
      subject.remove("apiGroup");
    }
  }

  private static String subjects(Unstructured binding, String kind) {
    return binding.objectsAt("subjects").stream()
        .filter(subject -> subject.kind().equals(kind))
        .map(subject -> kind.equals("ServiceAccount")
            ? subject.stringAt("namespace") + "/" + subject.stringAt("name")
            : subject.stringAt("name"))
        .collect(Collectors.joining(", "));
  }

  /** Runs the escalation check when what it is about was written. */
  private static final class Hooks implements StoreHooks {
    private final Check check;
    private final String[] watched;

    Hooks(Check check, String... watched) {
      this.check = check;
      this.watched = watched;
    }

    @FunctionalInterface
    interface Check {
      void check(RequestContext context, Unstructured object);
    }

    @Override
    public Undo beforeCreate(RequestContext context, Unstructured object) {
      check.check(context, object);
      return Undo.NOTHING;
    }

    @Override
    public Undo beforeUpdate(RequestContext context, Unstructured object, Unstructured old) {
      for (String field : watched) {
        if (!Rules.same(object.at(field), old.at(field))) {
          check.check(context, object);
          break;
        }
      }
      return Undo.NOTHING;
    }
  }
}
