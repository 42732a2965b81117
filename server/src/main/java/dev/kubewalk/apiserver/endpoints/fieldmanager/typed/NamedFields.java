package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.PathElement;
import dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set;

/**
 * Makes members of the named fields that lead to members: a set with {@code spec.replicas} then
 * holds {@code spec} too. Keys of maps stay what they are.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath/set.go
 * (EnsureNamedFieldsAreMembers)
 */
final class NamedFields {
  private NamedFields() {}

  /**
   * @param type of what the set's paths start from; null when it is not known
   */
  static Set ensureMembers(Set set, Atom type) {
    Set ensured = new Set();
    set.forEachNode((element, member, children) -> {
      Set inside = ensureMembers(children, typeOf(type, element));
      ensured.put(element, inside, member || (!children.isEmpty() && isNamed(type, element)));
    });
    return ensured;
  }

  private static boolean isNamed(Atom type, PathElement element) {
    return type != null
        && type.map() != null
        && element instanceof PathElement.FieldName field
        && type.map().field(field.name()).isPresent();
  }

  private static Atom typeOf(Atom type, PathElement element) {
    if (type == null) {
      return null;
    }
    if (element instanceof PathElement.FieldName field && type.map() != null) {
      return type.map().typeOf(field.name());
    }
    return element instanceof PathElement.Key && type.list() != null
        ? type.list().elements().get()
        : null;
  }
}
