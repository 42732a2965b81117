/**
 * {@code /healthz}, {@code /livez} and {@code /readyz}: lists of named checks.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/healthz, pkg/server/healthz.go. Start with {@link
 * dev.kubewalk.apiserver.server.healthz.HealthChecks}.
 */
package dev.kubewalk.apiserver.server.healthz;
