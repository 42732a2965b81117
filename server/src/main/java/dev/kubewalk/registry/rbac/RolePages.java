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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The four kinds of rbac.authorization.k8s.io, which differ in their scope only. Go:
 * pkg/registry/rbac, pkg/apis/rbac/v1/defaults.go.
 */
final class RolePages {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private static final Defaults BINDING =
      defaults().include(RolePages::roleRefGroup).each("subjects", RolePages::subjectGroup);

  private RolePages() {}

  static Resource role(String plural, String kind, boolean namespaced, EscalationCheck check) {
    return page(plural, kind, namespaced, Defaults.none())
        .strategy(rules().checks(namespaced ? RbacRules::role : RbacRules::clusterRole))
        .hooks(new Hooks(check::checkRole))
        .build();
  }

  static Resource binding(String plural, String kind, boolean namespaced, EscalationCheck check) {
    return page(plural, kind, namespaced, BINDING)
        .strategy(rules()
            .checks(namespaced ? RbacRules::roleBinding : RbacRules::clusterRoleBinding)
            .checksUpdate(RbacRules::roleRefImmutable))
        .hooks(new Hooks(check::checkBinding))
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

  /** An empty text counts as none: the field has no pointer in Go. */
  private static void roleRefGroup(Unstructured binding) {
    if (binding.stringAt("roleRef.apiGroup").isEmpty()) {
      binding.set("roleRef.apiGroup", GROUP);
    }
  }

  private static void subjectGroup(Unstructured subject) {
    if (!subject.stringAt("apiGroup").isEmpty()) {
      return;
    }
    switch (subject.kind()) {
      case "User", "Group" -> subject.set("apiGroup", GROUP);
      default -> subject.remove("apiGroup");
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

  /**
   * Runs the escalation check on what a client wants to write, before anything is filled in.
   *
   * <p>Go: pkg/registry/rbac/role/policybased/storage.go (Storage) and its three neighbours
   */
  private record Hooks(Check check) implements StoreHooks {
    @FunctionalInterface
    interface Check {
      void check(RequestContext context, Unstructured object, Optional<Unstructured> old);
    }

    @Override
    public void beforeWrite(
        RequestContext context, Unstructured object, Optional<Unstructured> old) {
      check.check(context, object, old);
    }
  }
}
