/**
 * Structural schemas of custom resources and what they do to objects: fields that are not named go,
 * defaults come in, metadata is brought into its form.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema. Start with {@link
 * dev.kubewalk.apiextensions.apiserver.schema.Structural}.
 */
package dev.kubewalk.apiextensions.apiserver.schema;
