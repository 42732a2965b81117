/**
 * The filters that protect the server itself: panics, log lines, goaway, the drain, timeouts,
 * cross-origin rules, limits. Each is a handler around the next one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters. Start with {@link
 * dev.kubewalk.apiserver.server.filters.WithTimeout}.
 */
package dev.kubewalk.apiserver.server.filters;
