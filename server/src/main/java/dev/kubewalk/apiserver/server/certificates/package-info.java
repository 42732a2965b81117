/**
 * Certificates that are read again while the server runs: serving pairs, SNI pairs, client CAs.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates. Start with {@link
 * dev.kubewalk.apiserver.server.certificates.TlsMaterial}.
 */
package dev.kubewalk.apiserver.server.certificates;
