package dev.kubewalk.apiserver.endpoints.fieldmanager.merge;

import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedException;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue;
import java.util.Optional;

/**
 * Converts objects of one kind between its versions.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/merge/update.go (Converter)
 */
public interface Converter {
  /**
   * @return the object in {@code apiVersion}; empty when the kind is not in that version
   * @throws TypedException when the converted object does not have the type of that version
   */
  Optional<TypedValue> convert(TypedValue object, String apiVersion) throws TypedException;
}
