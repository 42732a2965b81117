/**
 * Sets of fields: which parts of an object somebody owns.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/fieldpath, with the comparisons of its sibling
 * value. Start with {@link dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath.Set}.
 */
package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;
