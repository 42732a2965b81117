package dev.kubewalk.registry.core;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.registry.core.service.ServiceAllocators;
import dev.kubewalk.registry.page.Bodies;
import dev.kubewalk.registry.page.Stores;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the pages of the core group need from the server that serves them.
 *
 * @param allocators cluster IPs and node ports
 * @param tokens issues tokens of service accounts; empty when no issuer and key are configured
 * @param components what componentstatuses asks, by name
 *     <p>Go: pkg/registry/core/rest/storage_core.go (LegacyRESTStorageProvider)
 */
public record CoreDependencies(
    ServiceAllocators allocators,
    Stores stores,
    Bodies bodies,
    Optional<TokenIssuer> tokens,
    Map<String, Supplier<ComponentHealth>> components) {
  public CoreDependencies {
    requireNonNull(allocators, "allocators is null");
    requireNonNull(stores, "stores is null");
    requireNonNull(bodies, "bodies is null");
    components = Map.copyOf(components);
  }
}
