/**
 * Validation errors with the path of the field they are about.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field.
 * Start with {@link
 * dev.kubewalk.apimachinery.validation.field.ErrorList}.
 */
package dev.kubewalk.apimachinery.validation.field;
