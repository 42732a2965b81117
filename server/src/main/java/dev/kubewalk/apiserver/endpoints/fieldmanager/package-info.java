/**
 * Who owns which fields of an object: metadata.managedFields and server-side apply.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager. Start with {@link
 * dev.kubewalk.apiserver.endpoints.fieldmanager.FieldManager}.
 */
package dev.kubewalk.apiserver.endpoints.fieldmanager;
