package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;

/**
 * The type of a value without parts.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/schema/elements.go (Scalar)
 */
enum ScalarType {
  STRING,
  NUMERIC,
  BOOLEAN,
  /** Any of them. */
  UNTYPED
}
