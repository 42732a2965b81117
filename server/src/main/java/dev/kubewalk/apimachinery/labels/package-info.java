/**
 * Label selectors.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/labels.
 * Start with {@link
 * dev.kubewalk.apimachinery.labels.Selector}.
 */
package dev.kubewalk.apimachinery.labels;
