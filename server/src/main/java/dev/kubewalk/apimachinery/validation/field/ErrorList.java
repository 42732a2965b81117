package dev.kubewalk.apimachinery.validation.field;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with an object: validation never stops at the first error.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go (ErrorList)
 */
public final class ErrorList implements Iterable<FieldError> {
  private final List<FieldError> errors = new ArrayList<>();

  public ErrorList add(FieldError error) {
    errors.add(error);
    return this;
  }

  public ErrorList addAll(Iterable<FieldError> more) {
    more.forEach(errors::add);
    return this;
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public int size() {
    return errors.size();
  }

  /** The list's message: one error alone, several in brackets, the same one only once. */
  public String message() {
    Set<String> messages = new LinkedHashSet<>();
    errors.forEach(error -> messages.add(error.error()));
    String joined = String.join(", ", messages);
    return messages.size() == 1 ? joined : "[" + joined + "]";
  }

  public List<FieldError> asList() {
    return List.copyOf(errors);
  }

  @Override
  public Iterator<FieldError> iterator() {
    return asList().iterator();
  }
}
