/**
 * Admission that keeps objects inside living namespaces.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle. Start with {@link
 * dev.kubewalk.apiserver.admission.plugin.namespace.NamespaceLifecycle}.
 */
package dev.kubewalk.apiserver.admission.plugin.namespace;
