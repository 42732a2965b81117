/**
 * Tokens of service accounts: issuing and checking them.
 *
 * <p>Go: pkg/serviceaccount. Start with {@link dev.kubewalk.serviceaccount.JwtTokenAuthenticator}.
 */
package dev.kubewalk.serviceaccount;
