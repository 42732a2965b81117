/**
 * What a user may do: the question, the answer, and the authorizers of the generic server.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization. Start with {@link
 * dev.kubewalk.apiserver.authorization.Authorizer}.
 */
package dev.kubewalk.apiserver.authorization;
