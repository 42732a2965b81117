/**
 * Custom resources as resources of the generic server.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource. Start with {@link
 * dev.kubewalk.apiextensions.registry.customresource.CustomResourcePage}.
 */
package dev.kubewalk.apiextensions.registry.customresource;
