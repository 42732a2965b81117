/**
 * What nodes may do: their own lease, their own CSINode, and what the rules of system:node allow.
 * The graph that ties nodes to the secrets of their pods is not built; what needs it is refused.
 *
 * <p>Go: plugin/pkg/auth/authorizer/node. Start with {@link
 * dev.kubewalk.plugin.auth.authorizer.node.NodeAuthorizer}.
 */
package dev.kubewalk.plugin.auth.authorizer.node;
