package dev.kubewalk.apiserver.server.jetty;

import dev.kubewalk.apiserver.server.certificates.CertificateKeyPair;
import dev.kubewalk.apiserver.server.certificates.TlsMaterial;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Chooses the certificate of a handshake: the one whose name the client asks for, otherwise the
 * default one.
 *
 * <p>Go: crypto/tls (Config.getCertificate)
 */
final class ServingKeys extends X509ExtendedKeyManager {
  private final TlsMaterial material;

  ServingKeys(TlsMaterial material) {
    this.material = material;
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    String asked = serverName(engine);
    CertificateKeyPair pair = material.forServerName(asked);
    return pair.key().getAlgorithm().equals(keyType) ? asked + "|" : null;
  }

  /** The alias is the asked-for name itself, so that a reload in between does no harm. */
  private CertificateKeyPair pair(String alias) {
    return material.forServerName(alias.substring(0, alias.length() - 1));
  }

  private static String serverName(SSLEngine engine) {
    if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return "";
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    List<X509Certificate> chain = pair(alias).chain();
    return chain.toArray(new X509Certificate[0]);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return pair(alias).key();
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
    return null;
  }
}
