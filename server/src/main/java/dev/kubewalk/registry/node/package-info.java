/**
 * Runtime classes.
 *
 * <p>Go: pkg/registry/node, pkg/apis/node. Start with {@link
 * dev.kubewalk.registry.node.NodeResources}.
 */
package dev.kubewalk.registry.node;
