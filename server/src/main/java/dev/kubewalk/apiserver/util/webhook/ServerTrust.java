package dev.kubewalk.apiserver.util.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts one server: whoever shows a certificate for its name, signed by one of its authorities. The
 * checks come in Go's order and fail in Go's words.
 *
 * <p>Go: crypto/x509/verify.go (Certificate.Verify)
 */
final class ServerTrust extends X509ExtendedTrustManager {
  private final X509TrustManager authorities;
  private final String serverName;

  private ServerTrust(X509TrustManager authorities, String serverName) {
    this.authorities = authorities;
    this.serverName = serverName;
  }

  /**
   * @param caBundle PEM; empty for the authorities that the JDK trusts
   * @throws IOException when the bundle holds no certificate
   */
  static SSLContext context(byte[] caBundle, String serverName) throws IOException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(caBundle.length == 0 ? null : keyStore(caBundle));
      X509TrustManager authorities = Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new ServerTrust(authorities, serverName)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "unable to load root certificates: unable to parse bytes as PEM block", e);
    }
  }

  private static KeyStore keyStore(byte[] caBundle) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (Certificate certificate : CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(caBundle))) {
      store.setCertificateEntry("ca-" + count++, certificate);
    }
    if (count == 0) {
      throw new CertificateException("no certificate");
    }
    return store;
  }

  private void check(X509Certificate[] chain, String authType) throws CertificateException {
    try {
      chain[0].checkValidity();
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw new CertificateException("x509: certificate has expired or is not yet valid", e);
    }
    ServerNames.check(chain[0], serverName);
    try {
      authorities.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      throw new CertificateException("x509: certificate signed by unknown authority", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noClients();
  }

  private static CertificateException noClients() {
    return new CertificateException("this end of the connection has no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }
}
