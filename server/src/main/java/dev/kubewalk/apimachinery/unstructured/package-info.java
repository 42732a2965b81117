/**
 * The tree that every API object is.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured.
 * Start with {@link
 * dev.kubewalk.apimachinery.unstructured.Unstructured}.
 */
package dev.kubewalk.apimachinery.unstructured;
