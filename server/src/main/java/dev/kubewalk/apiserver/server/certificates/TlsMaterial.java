package dev.kubewalk.apiserver.server.certificates;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a TLS handshake needs, as of now.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates/tlsconfig.go
 * (DynamicServingCertificateController.GetConfigForClient)
 */
public interface TlsMaterial {
  /** The pair for the name a client asks for; the default pair for an unknown or empty name. */
  CertificateKeyPair forServerName(String name);

  /** True when clients are asked for a certificate. */
  boolean requestsClientCertificates();

  /** The authorities that a client's certificate should come from; sent as a hint. */
  List<X509Certificate> clientCas();
}
