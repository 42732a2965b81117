/**
 * Pods, and the pod templates that stand in other kinds.
 *
 * <p>Go: pkg/registry/core/pod, pkg/apis/core/v1/defaults.go, pkg/apis/core/validation. Start with
 * {@link dev.kubewalk.registry.core.pod.Pods}.
 */
package dev.kubewalk.registry.core.pod;
