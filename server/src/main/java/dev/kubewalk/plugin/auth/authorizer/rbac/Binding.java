package dev.kubewalk.plugin.auth.authorizer.rbac;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.cli.Quote;
import java.util.List;
import java.util.Optional;

/**
 * A cluster role binding (with an empty namespace) or a role binding, read once.
 *
 * <p>Go: pkg/apis/rbac/types.go (ClusterRoleBinding, RoleBinding)
 */
record Binding(
    String namespace, String name, String roleKind, String role, List<Subject> subjects) {

  static Binding of(Unstructured binding) {
    List<Subject> subjects = binding.objectsAt("subjects").stream()
        .map(s -> new Subject(
            s.stringAt("kind"),
            s.stringAt("apiGroup"),
            s.stringAt("namespace"),
            s.stringAt("name")))
        .toList();
    return new Binding(
        binding.namespace(),
        binding.name(),
        binding.stringAt("roleRef.kind"),
        binding.stringAt("roleRef.name"),
        subjects);
  }

  /** The first subject that is the user or one of its groups. */
  Optional<Subject> subjectFor(UserInfo user) {
    for (Subject subject : subjects) {
      if (subject.appliesTo(user, namespace)) {
        return Optional.of(subject);
      }
    }
    return Optional.empty();
  }

  /** Why somebody is allowed something. */
  String describe(Subject subject) {
    boolean clusterWide = namespace.isEmpty();
    String kind = clusterWide ? "ClusterRoleBinding" : "RoleBinding";
    String what = clusterWide ? name : name + "/" + namespace;
    return kind
        + " "
        + Quote.quote(what)
        + " of "
        + roleKind
        + " "
        + Quote.quote(role)
        + " to "
        + subject.describe(namespace);
  }
}
