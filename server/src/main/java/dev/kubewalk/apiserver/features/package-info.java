/**
 * The feature gates of the generic API server.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/features. Start with {@link
 * dev.kubewalk.apiserver.features.GenericFeatures}.
 */
package dev.kubewalk.apiserver.features;
