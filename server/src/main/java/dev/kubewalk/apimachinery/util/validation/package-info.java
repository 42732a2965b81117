/**
 * What labels, annotations and finalizers may be called.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation. Start with {@link
 * dev.kubewalk.apimachinery.util.validation.MetadataNames}.
 */
package dev.kubewalk.apimachinery.util.validation;
