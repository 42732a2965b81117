package dev.kubewalk.apiserver.server.jetty;

import dev.kubewalk.apiserver.server.certificates.TlsMaterial;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Makes the TLS settings of a listener. Certificates are chosen at each handshake, so a reloaded
 * one is used at once and nothing here is ever rebuilt.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/secure_serving.go (tlsConfig)
 */
final class TlsContext {
  private TlsContext() {}

  static SslContextFactory.Server factory(JettyServer.TlsSettings settings) {
    TlsMaterial material = settings.material();
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(context(material));
    factory.setSniRequired(false);
    // Asked for, not required: who has none may still show a token.
    factory.setWantClientAuth(material.requestsClientCertificates());
    factory.setIncludeProtocols(settings.protocols().toArray(new String[0]));
    factory.setExcludeProtocols();
    if (!settings.cipherSuites().isEmpty()) {
      factory.setExcludeCipherSuites();
      factory.setIncludeCipherSuites(settings.cipherSuites().toArray(new String[0]));
    }
    return factory;
  }

  private static SSLContext context(TlsMaterial material) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new ServingKeys(material)},
          new TrustManager[] {new RequestedClients(material)},
          new SecureRandom());
      return context;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no TLS", missing);
    }
  }
}
