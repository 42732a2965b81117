package dev.kubewalk.apiextensions.apiserver.validation;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check of a value found. Of several alternatives that fail, the one with the most passed
 * checks tells its errors.
 *
 * <p>Go: vendor/github.com/go-openapi/validate/result.go (Result)
 */
final class Result {
  private final List<FieldError> errors = new ArrayList<>();
  private int matches;

  void add(FieldError error) {
    errors.add(error);
  }

  void merge(Result other) {
    errors.addAll(other.errors);
    matches += other.matches;
  }

  /** Counts a check that was made. */
  void checked() {
    matches++;
  }

  int matches() {
    return matches;
  }

  boolean isValid() {
    return errors.isEmpty();
  }

  List<FieldError> errors() {
    return errors;
  }
}
