package dev.kubewalk.apiserver.server.certificates;

import java.io.IOException;

/**
 * A serving pair that may change.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/dynamiccertificates/cert_key.go
 * (CertKeyContentProvider)
 */
public interface CertKeyContent {
  /** Such as {@code serving-cert::FILE::FILE}; shown in logs. */
  String name();

  CertificateKeyPair current();

  /**
   * Looks whether there is something new.
   *
   * @throws IOException when there is, and it is broken; the former pair stays in use
   */
  void reload() throws IOException;

  /** True when {@link #reload} can ever find something. */
  boolean isDynamic();

  /** A pair that never changes. Go: static_content.go (NewStaticSNICertKeyContent). */
  static CertKeyContent fixed(String name, CertificateKeyPair pair) {
    return new FixedCertKeyContent(name, pair);
  }
}
