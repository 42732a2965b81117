/**
 * Network policies, ingresses and their classes; ingresses also under their old group.
 *
 * <p>Go: pkg/registry/networking, pkg/registry/extensions, pkg/apis/networking. Start with {@link
 * dev.kubewalk.registry.networking.NetworkingResources}.
 */
package dev.kubewalk.registry.networking;
