/**
 * Joins the authenticators that the flags ask for.
 *
 * <p>Go: pkg/kubeapiserver/authenticator. Start with {@link
 * dev.kubewalk.kubeapiserver.authenticator.AuthenticatorConfig}.
 */
package dev.kubewalk.kubeapiserver.authenticator;
