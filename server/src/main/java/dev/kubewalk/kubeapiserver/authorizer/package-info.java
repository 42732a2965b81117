/**
 * Joins the authorizers that the flags ask for.
 *
 * <p>Go: pkg/kubeapiserver/authorizer. Start with {@link
 * dev.kubewalk.kubeapiserver.authorizer.AuthorizerConfig}.
 */
package dev.kubewalk.kubeapiserver.authorizer;
