package dev.kubewalk.registry.rbac;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Selectors;
import java.util.List;

/** What roles and bindings must look like. Go: pkg/apis/rbac/validation/validation.go. */
final class RbacRules {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private RbacRules() {}

  static void role(Scope role) {
    role.each("rules").forEach(rule -> rule(rule, true));
  }

  static void clusterRole(Scope role) {
    role.each("rules").forEach(rule -> rule(rule, false));
    Scope aggregation = role.in("aggregationRule");
    if (role.has("aggregationRule")) {
      if (aggregation.isEmpty("clusterRoleSelectors")) {
        aggregation.required(
            "clusterRoleSelectors",
            "at least one clusterRoleSelector required if aggregationRule is non-nil");
      }
      aggregation.each("clusterRoleSelectors").forEach(RbacRules::selector);
    }
  }

  /** Go checks the selector, and then turns it into one that selects, which fails again. */
  private static void selector(Scope selector) {
    int before = selector.errors().size();
    Selectors.validate(selector);
    if (selector.errors().size() > before) {
      selector.invalidShown("", "\"null\"", "invalid label selector.");
    }
  }

  private static void rule(Scope rule, boolean namespaced) {
    if (rule.isEmpty("verbs")) {
      rule.required("verbs", "verbs must contain at least one value");
    }
    if (!rule.isEmpty("nonResourceURLs")) {
      boolean resources = !rule.isEmpty("apiGroups")
          || !rule.isEmpty("resources")
          || !rule.isEmpty("resourceNames");
      if (namespaced) {
        rule.invalidShown(
            "nonResourceURLs",
            strings(rule, "nonResourceURLs"),
            "namespaced rules cannot apply to non-resource URLs");
      }
      if (resources) {
        rule.invalidShown(
            "nonResourceURLs",
            strings(rule, "nonResourceURLs"),
            "rules cannot apply to both regular resources and non-resource URLs");
      }
      return;
    }
    if (rule.isEmpty("apiGroups")) {
      rule.required("apiGroups", "resource rules must supply at least one api group");
    }
    if (rule.isEmpty("resources")) {
      rule.required("resources", "resource rules must supply at least one resource");
    }
  }

  private static String strings(Scope rule, String field) {
    return GoText.list("[]string", rule.texts(field));
  }

  static void roleBinding(Scope binding) {
    binding(binding, List.of("Role", "ClusterRole"), true);
  }

  static void clusterRoleBinding(Scope binding) {
    binding(binding, List.of("ClusterRole"), false);
  }

  private static void binding(Scope binding, List<String> kinds, boolean namespaced) {
    Scope ref = binding.in("roleRef");
    if (!ref.text("apiGroup").equals(GROUP)) {
      ref.oneOf("apiGroup", List.of(GROUP));
    }
    if (!kinds.contains(ref.text("kind"))) {
      ref.oneOf("kind", kinds);
    }
    if (ref.text("name").isEmpty()) {
      ref.required("name", "");
    } else {
      ref.invalidAll("name", NameValidators.pathSegment(ref.text("name"), false));
    }
    binding.each("subjects").forEach(subject -> subject(subject, namespaced));
  }

  private static void subject(Scope subject, boolean namespaced) {
    if (subject.text("name").isEmpty()) {
      subject.required("name", "");
    }
    String group = subject.text("apiGroup");
    switch (subject.text("kind")) {
      case "ServiceAccount" -> {
        if (!subject.text("name").isEmpty()) {
          subject.invalidAll("name", Formats.dnsSubdomain(subject.text("name")));
        }
        if (!group.isEmpty()) {
          subject.oneOf("apiGroup", List.of(""));
        }
        if (!namespaced && subject.text("namespace").isEmpty()) {
          subject.required("namespace", "");
        }
      }
      case "User", "Group" -> {
        if (!group.equals(GROUP)) {
          subject.oneOf("apiGroup", List.of(GROUP));
        }
      }
      default -> subject.oneOf("kind", List.of("ServiceAccount", "User", "Group"));
    }
  }

  static void roleRefImmutable(Scope binding, Scope old) {
    if (!Rules.same(binding.node("roleRef"), old.node("roleRef"))) {
      Scope ref = binding.in("roleRef");
      binding.add(FieldError.invalidShown(
          "roleRef",
          String.format(
              "rbac.RoleRef{APIGroup:\"%s\", Kind:\"%s\", Name:\"%s\"}",
              ref.text("apiGroup"), ref.text("kind"), ref.text("name")),
          "cannot change roleRef"));
    }
  }
}
