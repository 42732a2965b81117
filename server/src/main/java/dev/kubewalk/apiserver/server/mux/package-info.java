/**
 * Routing of the paths that are no REST resources: exact paths and prefixes.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/mux. Start with {@link
 * dev.kubewalk.apiserver.server.mux.PathRecorderMux}.
 */
package dev.kubewalk.apiserver.server.mux;
