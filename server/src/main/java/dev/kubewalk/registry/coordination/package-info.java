/**
 * Leases.
 *
 * <p>Go: pkg/registry/coordination, pkg/apis/coordination. Start with {@link
 * dev.kubewalk.registry.coordination.CoordinationResources}.
 */
package dev.kubewalk.registry.coordination;
