/**
 * Field selectors.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/fields.
 * Start with {@link
 * dev.kubewalk.apimachinery.fields.FieldSelector}.
 */
package dev.kubewalk.apimachinery.fields;
