/**
 * Says which definitions have schemas that are not structural.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/nonstructuralschema. Start with
 * {@link dev.kubewalk.apiextensions.controller.nonstructuralschema.NonStructuralSchemaController}.
 */
package dev.kubewalk.apiextensions.controller.nonstructuralschema;
