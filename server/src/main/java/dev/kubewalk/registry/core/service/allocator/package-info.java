/**
 * Numbers of a range that are handed out once, remembered in a bitmap that all servers share.
 *
 * <p>Go: pkg/registry/core/service/allocator. Start with {@link
 * dev.kubewalk.registry.core.service.allocator.BitmapAllocator}.
 */
package dev.kubewalk.registry.core.service.allocator;
