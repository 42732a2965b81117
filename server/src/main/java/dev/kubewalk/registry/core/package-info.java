/**
 * The kinds of the core group, one page each.
 *
 * <p>Go: pkg/registry/core, pkg/apis/core. Start with {@link
 * dev.kubewalk.registry.core.CoreResources}.
 */
package dev.kubewalk.registry.core;
