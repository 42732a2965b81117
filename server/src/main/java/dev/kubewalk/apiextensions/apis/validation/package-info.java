/**
 * What a CustomResourceDefinition may say.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation. Start with
 * {@link dev.kubewalk.apiextensions.apis.validation.DefinitionValidation}.
 */
package dev.kubewalk.apiextensions.apis.validation;
