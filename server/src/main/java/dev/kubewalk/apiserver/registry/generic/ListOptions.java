package dev.kubewalk.apiserver.registry.generic;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.storage.SelectionPredicate;

/**
 * What a client asks of a list or a watch.
 *
 * @param resourceVersion as it was sent; may be empty
 *     <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/internalversion/types.go (ListOptions)
 */
public record ListOptions(SelectionPredicate predicate, String resourceVersion) {
  public ListOptions {
    requireNonNull(predicate, "predicate is null");
    requireNonNull(resourceVersion, "resourceVersion is null");
  }

  /** Everything, in its newest state. */
  public static ListOptions everything() {
    return new ListOptions(SelectionPredicate.everything(), "");
  }
}
