/**
 * What a write does to the owners of fields, and what an apply does to an object.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/merge. Start with {@link
 * dev.kubewalk.apiserver.endpoints.fieldmanager.merge.Updater}.
 */
package dev.kubewalk.apiserver.endpoints.fieldmanager.merge;
