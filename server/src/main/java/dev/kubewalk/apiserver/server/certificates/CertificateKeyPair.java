package dev.kubewalk.apiserver.server.certificates;

import static java.util.Objects.requireNonNull;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate chain, leaf first.
 *
 * <p>Go: crypto/tls (Certificate)
 */
public record CertificateKeyPair(List<X509Certificate> chain, PrivateKey key) {
  public CertificateKeyPair {
    chain = List.copyOf(chain);
    requireNonNull(key);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a serving pair needs a certificate");
    }
  }

  public X509Certificate leaf() {
    return chain.get(0);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return leaf().getSubjectX500Principal().getName();
  }
}
