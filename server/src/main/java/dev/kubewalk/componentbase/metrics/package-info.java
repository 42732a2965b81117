/**
 * The metrics of one server: registering them, and writing them as v1.18 does.
 *
 * <p>Go: staging/src/k8s.io/component-base/metrics. Start with {@link
 * dev.kubewalk.componentbase.metrics.KubeRegistry}.
 */
package dev.kubewalk.componentbase.metrics;
