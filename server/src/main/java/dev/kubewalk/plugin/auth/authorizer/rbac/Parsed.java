package dev.kubewalk.plugin.auth.authorizer.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps what was read from an object for as long as the object itself is the same. Objects of a
 * cache are never modified, so an instance says all.
 */
final class Parsed<T> {
  /** Far above any cluster's roles; old instances are swept away when it is reached. */
  private static final int MOST = 20_000;

  private final Function<Unstructured, T> parse;
  private final Map<Instance, T> known = new ConcurrentHashMap<>();

  /** An object by its identity: comparing trees would cost more than reading them. */
  private record Instance(ObjectNode node) {
    @Override
    @SuppressWarnings("ReferenceEquality") // identity is what this key is about
    public boolean equals(Object other) {
      return other instanceof Instance that && that.node == node;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(node);
    }
  }

  Parsed(Function<Unstructured, T> parse) {
    this.parse = parse;
  }

  T get(Unstructured object) {
    Instance instance = new Instance(object.node());
    T found = known.get(instance);
    if (found == null) {
      found = parse.apply(object);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(instance, found);
    }
    return found;
  }
}
