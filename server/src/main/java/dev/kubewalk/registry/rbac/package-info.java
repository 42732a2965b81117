/**
 * Roles and bindings.
 *
 * <p>Go: pkg/registry/rbac, pkg/apis/rbac. Start with {@link
 * dev.kubewalk.registry.rbac.RbacResources}.
 */
package dev.kubewalk.registry.rbac;
