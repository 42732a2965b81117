/**
 * Tokens with which new nodes join a cluster.
 *
 * <p>Go: plugin/pkg/auth/authenticator/token/bootstrap. Start with {@link
 * dev.kubewalk.plugin.auth.authenticator.token.bootstrap.BootstrapTokenAuthenticator}.
 */
package dev.kubewalk.plugin.auth.authenticator.token.bootstrap;
