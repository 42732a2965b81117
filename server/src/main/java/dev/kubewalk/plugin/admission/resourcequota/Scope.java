package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.List;

/**
 * A restriction of a quota to some objects.
 *
 * @param operator In, NotIn, Exists or DoesNotExist
 *     <p>Go: staging/src/k8s.io/api/core/v1/types.go (ScopedResourceSelectorRequirement)
 */
record Scope(String name, String operator, List<String> values) {
  /** All scopes of a quota, both from {@code scopes} and from {@code scopeSelector}. */
  static List<Scope> of(Unstructured quota) {
    List<Scope> scopes = new ArrayList<>();
    for (String name : quota.stringsAt("spec.scopes")) {
      scopes.add(new Scope(name, "Exists", List.of()));
    }
    for (Unstructured expression : quota.objectsAt("spec.scopeSelector.matchExpressions")) {
      scopes.add(new Scope(
          expression.stringAt("scopeName"),
          expression.stringAt("operator"),
          expression.stringsAt("values")));
    }
    return scopes;
  }
}
