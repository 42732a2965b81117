/**
 * The kind APIService.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/registry/apiservice. Start with {@link
 * dev.kubewalk.aggregator.registry.apiservice.ApiServices}.
 */
package dev.kubewalk.aggregator.registry.apiservice;
