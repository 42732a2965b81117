/**
 * Work that runs after the server began to serve, and work that runs before it stops.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go. Start with {@link
 * dev.kubewalk.apiserver.server.hooks.PostStartHooks}.
 */
package dev.kubewalk.apiserver.server.hooks;
