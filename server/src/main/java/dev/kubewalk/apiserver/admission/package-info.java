/**
 * The last word before a write is stored: plugins that change or refuse objects.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission. Start with {@link
 * dev.kubewalk.apiserver.admission.AdmissionPlugin}.
 */
package dev.kubewalk.apiserver.admission;
