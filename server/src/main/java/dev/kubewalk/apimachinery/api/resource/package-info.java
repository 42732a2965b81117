/**
 * Amounts of a resource, such as {@code 500m} of CPU or {@code 1Gi} of memory: parsing, arithmetic
 * and the canonical form they are written in.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/resource.
 *
 * <p>Start reading at {@link dev.kubewalk.apimachinery.api.resource.Quantity}.
 */
package dev.kubewalk.apimachinery.api.resource;
