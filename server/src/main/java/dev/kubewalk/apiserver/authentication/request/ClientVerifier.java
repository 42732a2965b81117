package dev.kubewalk.apiserver.authentication.request;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.componentbase.Clock;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Verifies a client's certificate chain against authorities that may be reloaded. A good chain is
 * remembered for a few seconds: a client makes many requests on a connection.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/x509/x509.go (Verifier)
 */
public final class ClientVerifier {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final long REMEMBERED_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MOST_REMEMBERED = 4096;

  private final Supplier<List<X509Certificate>> authorities;
  private final Clock clock;
  private final Map<X509Certificate, Long> verified = new ConcurrentHashMap<>();

  /**
   * @param authorities the trusted ones, as of now
   */
  public ClientVerifier(Supplier<List<X509Certificate>> authorities, Clock clock) {
    this.authorities = requireNonNull(authorities);
    this.clock = requireNonNull(clock);
  }

  /**
   * @throws AuthenticationException when the chain is not good for a client
   */
  public void verify(List<X509Certificate> chain) throws AuthenticationException {
    X509Certificate leaf = chain.get(0);
    Long until = verified.get(leaf);
    if (until != null && clock.nanoTime() - until < 0) {
      return;
    }
    check(chain, leaf);
    if (verified.size() >= MOST_REMEMBERED) {
      verified.clear();
    }
    verified.put(leaf, clock.nanoTime() + REMEMBERED_NANOS);
  }

  private void check(List<X509Certificate> chain, X509Certificate leaf)
      throws AuthenticationException {
    Instant now = clock.now();
    if (now.isAfter(leaf.getNotAfter().toInstant())
        || now.isBefore(leaf.getNotBefore().toInstant())) {
      throw new AuthenticationException("x509: certificate has expired or is not yet valid");
    }
    requireClientUsage(leaf);
    try {
      CertPathBuilder.getInstance("PKIX").build(parameters(chain, leaf, now));
    } catch (CertPathBuilderException | InvalidAlgorithmParameterException untrusted) {
      throw new AuthenticationException("x509: certificate signed by unknown authority");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK cannot verify certificates", missing);
    }
  }

  private PKIXBuilderParameters parameters(
      List<X509Certificate> chain, X509Certificate leaf, Instant now)
      throws GeneralSecurityException {
    Set<TrustAnchor> anchors =
        authorities.get().stream().map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toSet());
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(leaf);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    return parameters;
  }

  private static void requireClientUsage(X509Certificate leaf) throws AuthenticationException {
    try {
      List<String> usages = leaf.getExtendedKeyUsage();
      if (usages != null && !usages.contains(CLIENT_AUTH) && !usages.contains(ANY_USAGE)) {
        throw new AuthenticationException("x509: certificate specifies an incompatible key usage");
      }
    } catch (CertificateParsingException malformed) {
      throw new AuthenticationException("x509: invalid extended key usages");
    }
  }
}
