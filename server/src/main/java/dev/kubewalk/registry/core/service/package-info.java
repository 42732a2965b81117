/**
 * Services, with the cluster IPs and node ports that they hold.
 *
 * <p>Go: pkg/registry/core/service. Start with {@link
 * dev.kubewalk.registry.core.service.Services}.
 */
package dev.kubewalk.registry.core.service;
