package dev.kubewalk.apiserver.storage;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * How the objects of one resource become values in the store and come back: the place of version
 * conversion, defaults for what old values lack, and transformation at rest.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/interfaces.go (Codec), with the AttrFunc of
 * the resource
 */
public interface Codec {
  /** The value to store, in the storage version. The object may not be changed. */
  byte[] encode(Unstructured object);

  /** A new tree, in the version the server works with. */
  Unstructured decode(byte[] value);

  /**
   * Whether the value is, byte for byte, a JSON text of what {@link #decode} makes of it. Then reads
   * are served from it without decoding.
   */
  boolean isServable(byte[] value);

  /** What selectors look at, of an object as {@link #decode} gives it. */
  Attributes attributes(Unstructured object);
}
