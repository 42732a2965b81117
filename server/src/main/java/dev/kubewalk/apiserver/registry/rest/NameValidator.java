package dev.kubewalk.apiserver.registry.rest;

import java.util.List;

/**
 * Says what is wrong with a name; nothing when it is right.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/validation/generic.go (ValidateNameFunc)
 */
@FunctionalInterface
public interface NameValidator {
  /**
   * @param prefix true when {@code name} is a generateName, which may end in a dash
   */
  List<String> problems(String name, boolean prefix);
}
