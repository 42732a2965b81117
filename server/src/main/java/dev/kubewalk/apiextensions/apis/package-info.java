/**
 * Rules of the apiextensions API itself.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis. Start with {@link
 * dev.kubewalk.apiextensions.apis.validation.DefinitionValidation}.
 */
package dev.kubewalk.apiextensions.apis;
