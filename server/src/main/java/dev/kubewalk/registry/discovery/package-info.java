/**
 * Endpoint slices.
 *
 * <p>Go: pkg/registry/discovery, pkg/apis/discovery. Start with {@link
 * dev.kubewalk.registry.discovery.DiscoveryResources}.
 */
package dev.kubewalk.registry.discovery;
