/**
 * Role-based access control: who is bound to which role, and what the role's rules allow.
 *
 * <p>Go: plugin/pkg/auth/authorizer/rbac, pkg/registry/rbac/validation. Start with {@link
 * dev.kubewalk.plugin.auth.authorizer.rbac.RbacAuthorizer}.
 */
package dev.kubewalk.plugin.auth.authorizer.rbac;
