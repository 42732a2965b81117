package dev.kubewalk.walkthrough.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts some certificates, and no others. */
public final class Trust {
  private Trust() {}

  /**
   * Trusts the certificates of a file.
   *
   * @param certificates in PEM
   * @throws IOException when there is no such file, or no certificate in it
   */
  public static SSLContext in(Path certificates) throws IOException {
    return of(Files.readAllBytes(certificates));
  }

  /**
   * Trusts the certificates of a text.
   *
   * @param certificates in PEM
   * @throws IOException when there is none in it
   */
  public static SSLContext of(byte[] certificates) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int count = 0;
      for (Certificate c : CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(certificates))) {
        trusted.setCertificateEntry("c" + count++, c);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
