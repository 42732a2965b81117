/**
 * Token reviews.
 *
 * <p>Go: pkg/registry/authentication. Start with {@link
 * dev.kubewalk.registry.authentication.AuthenticationResources}.
 */
package dev.kubewalk.registry.authentication;
