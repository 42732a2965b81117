package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import java.util.Collection;
import java.util.List;

/**
 * Knows what objects of one kind use.
 *
 * <p>Go: pkg/quota/v1/interfaces.go (Evaluator)
 */
interface Evaluator {
  boolean handles(Operation operation);

  /** Whether this kind is charged to the resource named {@code name} in a quota. */
  boolean charges(String name);

  Amounts usage(Unstructured object);

  /** Names in {@code required} that the object ought to say something about, but does not. */
  default List<String> missing(Collection<String> required, Unstructured object) {
    return List.of();
  }

  /** Whether the object falls under a quota's scope. Kinds without scopes match none. */
  default boolean inScope(Scope scope, Unstructured object) {
    return false;
  }
}
