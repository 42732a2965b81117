package dev.kubewalk.apiserver.server.jetty;

import dev.kubewalk.apiserver.server.certificates.TlsMaterial;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Takes any client certificate at the handshake: whether it is good is for the authenticator to
 * decide, which answers 401 instead of breaking the connection. Go's RequestClientCert does the
 * same.
 */
final class RequestedClients extends X509ExtendedTrustManager {
  private final TlsMaterial material;

  RequestedClients(TlsMaterial material) {
    this.material = material;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return material.clientCas().toArray(new X509Certificate[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this side is a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side is a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side is a server");
  }
}
