/**
 * Making certificates, and keeping pairs of certificate and key in files.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/cert. Start with {@link
 * dev.kubewalk.client.util.cert.SelfSignedCertificates}.
 */
package dev.kubewalk.client.util.cert;
