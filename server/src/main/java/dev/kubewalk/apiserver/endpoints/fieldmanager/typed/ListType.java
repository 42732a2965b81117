package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import java.util.List;
import java.util.function.Supplier;

/**
 * How a list merges.
 *
 * @param elements the type of each element, looked up when first needed: types may be recursive
 * @param associative true when elements have owners of their own; otherwise the list is one value
 * @param keys the fields that tell elements apart; none in a set of plain values
 *     <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/schema/elements.go (List)
 */
record ListType(Supplier<Atom> elements, boolean associative, List<String> keys) {
  static ListType atomic(Supplier<Atom> elements) {
    return new ListType(elements, false, List.of());
  }
}
