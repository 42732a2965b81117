package dev.kubewalk.client.util.cert;

import static java.util.Objects.requireNonNull;

/**
 * A certificate chain and its private key as PEM texts. The key never shows in {@link #toString}.
 *
 * @param certificates the server's certificate, then that of its authority
 * @param key an RSA key in PKCS#1
 */
public record PemPair(String certificates, String key) {
  public PemPair {
    requireNonNull(certificates, "certificates is null");
    requireNonNull(key, "key is null");
  }

  @Override
  public String toString() {
    return "PemPair[" + certificates.length() + " characters of certificates, key withheld]";
  }
}
