package dev.kubewalk.registry.core.service;

import dev.kubewalk.registry.core.service.ipallocator.IpAllocator;
import dev.kubewalk.registry.core.service.portallocator.PortAllocator;

/**
 * Where services get their addresses from.
 *
 * <p>Go: pkg/registry/core/service/storage/rest.go (ServiceNodePort, serviceIPs)
 */
public record ServiceAllocators(IpAllocator clusterIps, PortAllocator nodePorts) {}
