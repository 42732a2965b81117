/**
 * Cluster IPs: which addresses of the service range are taken.
 *
 * <p>Go: pkg/registry/core/service/ipallocator. Start with {@link
 * dev.kubewalk.registry.core.service.ipallocator.IpAllocator}.
 */
package dev.kubewalk.registry.core.service.ipallocator;
