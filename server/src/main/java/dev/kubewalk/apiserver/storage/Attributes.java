package dev.kubewalk.apiserver.storage;

import java.util.Map;

/**
 * What selectors look at. Kept beside each cached object so that a list with a selector need not
 * decode the objects it passes over.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/selection_predicate.go (AttrFunc)
 */
public record Attributes(Map<String, String> labels, Map<String, String> fields) {
  public Attributes {
    labels = Map.copyOf(labels);
    fields = Map.copyOf(fields);
  }
}
