/**
 * Admission of certificate signing requests: who may approve, who may sign, what may be asked for.
 *
 * <p>Go: plugin/pkg/admission/certificates. Start with {@link
 * dev.kubewalk.plugin.admission.certificates.CertificateApproval}.
 */
package dev.kubewalk.plugin.admission.certificates;
