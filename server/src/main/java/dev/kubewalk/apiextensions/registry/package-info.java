/**
 * Custom resource definitions, as objects.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition. Start with {@link
 * dev.kubewalk.apiextensions.registry.ApiextensionsResources}.
 */
package dev.kubewalk.apiextensions.registry;
