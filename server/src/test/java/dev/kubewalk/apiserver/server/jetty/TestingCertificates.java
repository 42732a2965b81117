package dev.kubewalk.apiserver.server.jetty;

import dev.kubewalk.apiserver.server.certificates.CertificateKeyPair;
import dev.kubewalk.apiserver.server.certificates.TlsMaterial;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes throw-away certificates. */
public final class TestingCertificates {
  private static final long FROM = 1_600_000_000_000L;

  private TestingCertificates() {}

  @SuppressWarnings("JavaUtilDate") // what the certificate builder takes
  public static CertificateKeyPair selfSigned(String subject) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    X500Name name = new X500Name(subject);
    Date until = new Date(FROM + Duration.ofDays(36500).toMillis());
    var builder = new JcaX509v3CertificateBuilder(
        name, BigInteger.ONE, new Date(FROM), until, name, keys.getPublic());
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    X509Certificate certificate =
        new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    return new CertificateKeyPair(List.of(certificate), keys.getPrivate());
  }

  /** Material with a default pair and pairs by name. */
  public record Material(
      CertificateKeyPair defaultPair,
      Map<String, CertificateKeyPair> byName,
      boolean requestsClientCertificates)
      implements TlsMaterial {
    @Override
    public CertificateKeyPair forServerName(String name) {
      return byName.getOrDefault(name, defaultPair);
    }

    @Override
    public List<X509Certificate> clientCas() {
      return List.of();
    }
  }
}
