/**
 * Authenticators of tokens: static file, union, cache, loopback token.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/token. Start with {@link
 * dev.kubewalk.apiserver.authentication.token.TokenUnion}.
 */
package dev.kubewalk.apiserver.authentication.token;
