/**
 * How custom resources get from one version to another.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/conversion. Start with {@link
 * dev.kubewalk.apiextensions.apiserver.conversion.CrConverter}.
 */
package dev.kubewalk.apiextensions.apiserver.conversion;
