/**
 * Authenticators of requests: bearer token, WebSocket protocol, client certificate, front proxy,
 * basic auth, anonymous, and how they are joined.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request. Start with {@link
 * dev.kubewalk.apiserver.authentication.request.RequestUnion}.
 */
package dev.kubewalk.apiserver.authentication.request;
