package dev.kubewalk.apiserver.server;

import dev.kubewalk.apiserver.server.healthz.HealthChecks;

/**
 * The three lists of checks of a server.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (GenericAPIServer: healthzChecks
 * and its neighbours)
 */
record HealthCheckLists(HealthChecks healthz, HealthChecks livez, HealthChecks readyz) {}
