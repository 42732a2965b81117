package dev.kubewalk.apiserver.admission.plugin.webhook;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import java.util.List;

/**
 * Operations on resources that a webhook wants to see. A star stands for all.
 *
 * @param resources {@code pods}, {@code pods/status}, {@code *}{@code /scale} …; without a slash the
 *     objects themselves
 * @param scope {@code Cluster}, {@code Namespaced} or a star
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/rules/rules.go (Matcher)
 */
record Rule(
    List<String> operations,
    List<String> groups,
    List<String> versions,
    List<String> resources,
    String scope) {
  private static final String ALL = "*";

  static Rule of(Unstructured rule) {
    return new Rule(
        rule.stringsAt("operations"),
        rule.stringsAt("apiGroups"),
        rule.stringsAt("apiVersions"),
        rule.stringsAt("resources"),
        rule.has("scope") ? rule.stringAt("scope") : ALL);
  }

  /**
   * Whether the rule is for a write, if that were to {@code resource}.
   */
  boolean matches(Attributes attributes, GroupVersionResource resource) {
    return inScope(attributes)
        && isOneOf(operations, attributes.operation().name())
        && isOneOf(groups, resource.group())
        && isOneOf(versions, resource.version())
        && resources.stream()
            .anyMatch(wanted -> covers(wanted, resource, attributes.target().subresource()));
  }

  private boolean inScope(Attributes attributes) {
    // A namespace is an object of the cluster, though its requests name a namespace.
    boolean namespaced =
        !attributes.is("", "namespaces") && !attributes.target().namespace().isEmpty();
    return switch (scope) {
      case ALL -> true;
      case "Namespaced" -> namespaced;
      case "Cluster" -> !namespaced;
      default -> false;
    };
  }

  private static boolean isOneOf(List<String> wanted, String value) {
    return wanted.contains(ALL) || wanted.contains(value);
  }

  private static boolean covers(String wanted, GroupVersionResource resource, String subresource) {
    int slash = wanted.indexOf('/');
    String name = slash < 0 ? wanted : wanted.substring(0, slash);
    String below = slash < 0 ? "" : wanted.substring(slash + 1);
    return (name.equals(ALL) || name.equals(resource.resource()))
        && (below.equals(ALL) || below.equals(subresource));
  }
}
