/**
 * The kind CustomResourceDefinition.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition. Start
 * with {@link
 * dev.kubewalk.apiextensions.registry.customresourcedefinition.CustomResourceDefinitionPage}.
 */
package dev.kubewalk.apiextensions.registry.customresourcedefinition;
