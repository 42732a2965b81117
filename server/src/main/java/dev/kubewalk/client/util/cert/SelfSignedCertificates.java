package dev.kubewalk.client.util.cert;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a server certificate that nobody vouches for: a fresh authority signs it, and the
 * authority's key is forgotten.
 *
 * <ol>
 *   <li>Two RSA-2048 key pairs are made at the same time, each in a thread: it is the slow part.
 *   <li>The authority {@code <host>-ca@<unix time>}, serial 1, signs itself.
 *   <li>The server {@code <host>@<unix time>}, serial 2, for server authentication, with the host
 *       and the other names as alternative names, IP addresses first.
 * </ol>
 *
 * <p>Go: staging/src/k8s.io/client-go/util/cert/cert.go (GenerateSelfSignedCertKeyWithFixtures)
 */
public final class SelfSignedCertificates {
  /** How long a serving certificate is valid. */
  public static final Duration ONE_YEAR = Duration.ofDays(365);

  /** Valid from a little before now, for clients whose clock is behind. */
  private static final Duration BACKDATED = Duration.ofHours(1);

  private static final int KEY_BITS = 2048;
  private static final int PEM_LINE = 64;

  private final Clock clock;
  private final GoRoutines go;

  public SelfSignedCertificates(Clock clock, GoRoutines go) {
    this.clock = requireNonNull(clock, "clock is null");
    this.go = requireNonNull(go, "go is null");
  }

  /**
   * Makes a certificate and key.
   *
   * @param host the name or address of the server
   * @param ips further addresses
   * @param names further DNS names
   * @throws IOException if the JDK cannot make it
   */
  public PemPair generate(String host, List<InetAddress> ips, List<String> names, Duration validity)
      throws IOException {
    try {
      FutureTask<KeyPair> caTask = new FutureTask<>(SelfSignedCertificates::newKeyPair);
      go.go("generate-ca-key", caTask);
      KeyPair serverKeys = newKeyPair();
      KeyPair caKeys = caTask.get();
      Instant now = clock.now();
      Date from = Date.from(now.minus(BACKDATED));
      Date until = Date.from(now.minus(BACKDATED).plus(validity));
      X500Name caName = commonName(host + "-ca@" + now.getEpochSecond());
      X500Name serverName = commonName(host + "@" + now.getEpochSecond());
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withRSA").build(caKeys.getPrivate());
      X509CertificateHolder ca = authority(new JcaX509v3CertificateBuilder(
              caName, BigInteger.ONE, from, until, caName, caKeys.getPublic()))
          .build(signer);
      X509CertificateHolder server = server(
              new JcaX509v3CertificateBuilder(
                  caName, BigInteger.TWO, from, until, serverName, serverKeys.getPublic()),
              alternativeNames(host, ips, names))
          .build(signer);
      return new PemPair(
          pem("CERTIFICATE", server.getEncoded()) + pem("CERTIFICATE", ca.getEncoded()),
          pem("RSA PRIVATE KEY", pkcs1(serverKeys)));
    } catch (GeneralSecurityException | OperatorCreationException | ExecutionException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while making keys", e);
    }
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    return generator.generateKeyPair();
  }

  private static X500Name commonName(String name) {
    return new X500NameBuilder().addRDN(BCStyle.CN, name).build();
  }

  private static X509v3CertificateBuilder authority(X509v3CertificateBuilder builder)
      throws IOException {
    return builder
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(
                KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
  }

  private static X509v3CertificateBuilder server(
      X509v3CertificateBuilder builder, GeneralNames names) throws IOException {
    return builder
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.subjectAlternativeName, false, names);
  }

  private static GeneralNames alternativeNames(
      String host, List<InetAddress> ips, List<String> names) {
    Set<String> addresses = new LinkedHashSet<>();
    Set<String> dns = new LinkedHashSet<>();
    (Ip.parse(host).isPresent() ? addresses : dns).add(host);
    ips.forEach(ip -> addresses.add(Ip.text(ip)));
    dns.addAll(names);
    List<GeneralName> all = new ArrayList<>();
    addresses.forEach(ip -> all.add(new GeneralName(GeneralName.iPAddress, ip)));
    dns.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static byte[] pkcs1(KeyPair keys) throws IOException {
    return PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
        .parsePrivateKey()
        .toASN1Primitive()
        .getEncoded();
  }

  private static String pem(String type, byte[] der) {
    Base64.Encoder encoder =
        Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN " + type + "-----\n" + encoder.encodeToString(der) + "\n-----END " + type
        + "-----\n";
  }
}
