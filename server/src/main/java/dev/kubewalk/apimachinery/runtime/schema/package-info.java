/**
 * Names of groups, versions, kinds and resources.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema.
 * Start with {@link
 * dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind}.
 */
package dev.kubewalk.apimachinery.runtime.schema;
