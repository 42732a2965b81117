/**
 * Kubernetes' own admission plugins, a class each.
 *
 * <p>Go: plugin/pkg/admission, one directory each. Start with {@link
 * dev.kubewalk.plugin.admission.DefaultTolerationSeconds}, the shortest one.
 */
package dev.kubewalk.plugin.admission;
