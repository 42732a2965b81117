/**
 * Certificate signing requests.
 *
 * <p>Go: pkg/registry/certificates, pkg/apis/certificates. Start with {@link
 * dev.kubewalk.registry.certificates.CertificatesResources}.
 */
package dev.kubewalk.registry.certificates;
