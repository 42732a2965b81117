/**
 * Questions about what a user may do.
 *
 * <p>Go: pkg/registry/authorization. Start with {@link
 * dev.kubewalk.registry.authorization.AuthorizationResources}.
 */
package dev.kubewalk.registry.authorization;
