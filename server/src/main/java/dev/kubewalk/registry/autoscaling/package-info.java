/**
 * Horizontal pod autoscalers, and how their three versions differ.
 *
 * <p>Go: pkg/registry/autoscaling, pkg/apis/autoscaling. Start with {@link
 * dev.kubewalk.registry.autoscaling.AutoscalingResources}.
 */
package dev.kubewalk.registry.autoscaling;
