package dev.kubewalk.apiserver.authentication;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Several failures told as one: a single one as it is, more in brackets, repeated ones once.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/errors/errors.go (NewAggregate)
 */
public final class Aggregate {
  private Aggregate() {}

  public static String message(List<String> messages) {
    LinkedHashSet<String> distinct = new LinkedHashSet<>(messages);
    return distinct.size() == 1
        ? distinct.iterator().next()
        : "[" + String.join(", ", distinct) + "]";
  }
}
