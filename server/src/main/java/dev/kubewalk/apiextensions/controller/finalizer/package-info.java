/**
 * Takes a definition's objects away with it.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/finalizer. Start with {@link
 * dev.kubewalk.apiextensions.controller.finalizer.CrdFinalizer}.
 */
package dev.kubewalk.apiextensions.controller.finalizer;
