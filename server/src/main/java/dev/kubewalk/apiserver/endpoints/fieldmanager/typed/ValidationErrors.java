package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with a value, gathered while walking through it: each error gets the path in front
 * that leads to it.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed/helpers.go (ValidationErrors)
 */
final class ValidationErrors {
  /** One thing that is wrong. */
  private record ValidationError(String path, String message) {
    @Override
    public String toString() {
      return path.isEmpty() ? message : path + ": " + message;
    }
  }

  private final List<ValidationError> errors = new ArrayList<>();

  void add(Object path, String message) {
    errors.add(new ValidationError(path.toString(), message));
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  @Override
  public String toString() {
    return errors.size() == 1
        ? errors.get(0).toString()
        : errors.stream()
            .map(error -> "  " + error)
            .collect(Collectors.joining("\n", "errors:\n", ""));
  }

  /** Throws when anything was wrong. */
  void check() throws TypedException {
    if (!errors.isEmpty()) {
      throw new TypedException(toString());
    }
  }
}
