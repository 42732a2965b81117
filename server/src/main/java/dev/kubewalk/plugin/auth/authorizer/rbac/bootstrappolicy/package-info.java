/**
 * The roles and bindings that every cluster has, and how they are put into it at start.
 *
 * <p>Go: plugin/pkg/auth/authorizer/rbac/bootstrappolicy, pkg/registry/rbac/reconciliation. Start
 * with {@link dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.Policy}; the data stands in
 * text files beside it.
 */
package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;
