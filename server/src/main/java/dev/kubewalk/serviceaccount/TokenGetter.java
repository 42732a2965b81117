package dev.kubewalk.serviceaccount;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Optional;

/**
 * Looks up what a token refers to, to see whether it still exists.
 *
 * <p>Go: pkg/serviceaccount/jwt.go (ServiceAccountTokenGetter)
 */
public interface TokenGetter {
  Optional<Unstructured> serviceAccount(String namespace, String name);

  Optional<Unstructured> secret(String namespace, String name);

  Optional<Unstructured> pod(String namespace, String name);
}
