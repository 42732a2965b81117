/**
 * Errors that a client sees as a Status.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/errors.
 * Start with {@link
 * dev.kubewalk.apimachinery.errors.StatusException}.
 */
package dev.kubewalk.apimachinery.errors;
