/**
 * Questions that one asks of a CustomResourceDefinition, and changes one makes to its conditions.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apihelpers. Start with {@link
 * dev.kubewalk.apiextensions.apihelpers.Definitions}.
 */
package dev.kubewalk.apiextensions.apihelpers;
