package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.function.UnaryOperator;

/**
 * How one served version becomes the hub version and back. Both functions are given a tree that
 * they own and may change; the store sets the apiVersion.
 *
 * <p>Go: pkg/apis/&lt;group&gt;/&lt;version&gt;/conversion.go
 */
public record Conversion(UnaryOperator<Unstructured> toHub, UnaryOperator<Unstructured> fromHub) {
  /** For versions that differ in their name only. */
  public static final Conversion SAME =
      new Conversion(UnaryOperator.identity(), UnaryOperator.identity());

  public boolean isSame() {
    return equals(SAME);
  }
}
