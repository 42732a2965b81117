/**
 * Values with a type that says how they merge: validation, the set of their fields, comparison,
 * merging and taking fields away.
 *
 * <p>Go: vendor/sigs.k8s.io/structured-merge-diff/v3/typed, with the types of its sibling schema.
 * Start with {@link dev.kubewalk.apiserver.endpoints.fieldmanager.typed.TypedValue}.
 */
package dev.kubewalk.apiserver.endpoints.fieldmanager.typed;
