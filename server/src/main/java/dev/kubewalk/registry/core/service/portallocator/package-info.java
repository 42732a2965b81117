/**
 * Node ports: which ports of the node port range are taken.
 *
 * <p>Go: pkg/registry/core/service/portallocator. Start with {@link
 * dev.kubewalk.registry.core.service.portallocator.PortAllocator}.
 */
package dev.kubewalk.registry.core.service.portallocator;
