/**
 * The feature gates of Kubernetes.
 *
 * <p>Go: pkg/features. Start with {@link dev.kubewalk.features.KubeFeatures}.
 */
package dev.kubewalk.features;
