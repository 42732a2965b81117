/**
 * Webhook configurations.
 *
 * <p>Go: pkg/registry/admissionregistration, pkg/apis/admissionregistration. Start with {@link
 * dev.kubewalk.registry.admissionregistration.AdmissionRegistrationResources}.
 */
package dev.kubewalk.registry.admissionregistration;
