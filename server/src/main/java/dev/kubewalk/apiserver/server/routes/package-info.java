/**
 * The paths that every server has: index, version, metrics, profiling, logs.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes. Start with {@link
 * dev.kubewalk.apiserver.server.routes.IndexRoute}.
 */
package dev.kubewalk.apiserver.server.routes;
