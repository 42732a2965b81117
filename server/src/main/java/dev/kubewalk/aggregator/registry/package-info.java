/**
 * API services, as objects.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice. Start with {@link
 * dev.kubewalk.aggregator.registry.AggregatorResources}.
 */
package dev.kubewalk.aggregator.registry;
