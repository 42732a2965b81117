/**
 * Checks custom resources against their schemas, with the messages of v1.18.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/validation. Start with {@link
 * dev.kubewalk.apiextensions.apiserver.validation.SchemaValidator}.
 */
package dev.kubewalk.apiextensions.apiserver.validation;
