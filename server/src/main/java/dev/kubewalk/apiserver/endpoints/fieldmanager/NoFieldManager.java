package dev.kubewalk.apiserver.endpoints.fieldmanager;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;

/** Takes managedFields out of what clients send, and tracks nothing. */
enum NoFieldManager implements FieldManager {
  INSTANCE;

  @Override
  public boolean supportsApply() {
    return false;
  }

  @Override
  public Unstructured update(Optional<Unstructured> live, Unstructured object, String manager) {
    return object.remove("metadata.managedFields");
  }

  @Override
  public Unstructured apply(
      Optional<Unstructured> live, Unstructured patch, String manager, boolean force) {
    throw new UnsupportedOperationException("apply");
  }
}
