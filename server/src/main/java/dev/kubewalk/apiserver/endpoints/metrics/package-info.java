/**
 * What /metrics tells of requests and watches.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics. Start with {@link
 * dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics}.
 */
package dev.kubewalk.apiserver.endpoints.metrics;
