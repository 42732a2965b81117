/**
 * Who makes a request: the interfaces, and the authenticators of the generic server.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication. Start with {@link
 * dev.kubewalk.apiserver.authentication.RequestAuthenticator}.
 */
package dev.kubewalk.apiserver.authentication;
