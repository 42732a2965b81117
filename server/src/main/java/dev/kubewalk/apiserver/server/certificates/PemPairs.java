package dev.kubewalk.apiserver.server.certificates;

import dev.kubewalk.componentbase.InputFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Reads certificates and keys in PEM form. Messages are those of Go's library, and never hold key
 * material.
 *
 * <p>Go: crypto/tls (X509KeyPair)
 */
public final class PemPairs {
  private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

  private PemPairs() {}

  /** Reads a pair of files. */
  public static CertificateKeyPair read(Path certFile, Path keyFile) throws IOException {
    return parse(InputFiles.read(certFile), InputFiles.read(keyFile));
  }

  /**
   * Parses a pair.
   *
   * @throws IOException when a part is missing or broken, or they do not belong together
   */
  public static CertificateKeyPair parse(String certificates, String key) throws IOException {
    List<X509Certificate> chain = certificates(certificates);
    if (chain.isEmpty()) {
      throw new IOException("tls: failed to find any PEM data in certificate input");
    }
    PrivateKey privateKey = privateKey(key);
    if (!belongTogether(chain.get(0), privateKey)) {
      throw new IOException("tls: private key does not match public key");
    }
    return new CertificateKeyPair(chain, privateKey);
  }

  /** All certificates of a PEM text. */
  public static List<X509Certificate> certificates(String pem) throws IOException {
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      return List.of();
    }
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      String certificatesOnly = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE-----"));
      for (Certificate certificate : CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(certificatesOnly.getBytes(StandardCharsets.US_ASCII)))) {
        certificates.add((X509Certificate) certificate);
      }
      return certificates;
    } catch (CertificateException malformed) {
      throw new IOException("x509: malformed certificate", malformed);
    }
  }

  /**
   * PKCS#8 and PKCS#1 keys are read with the JDK alone, which matters for the time to start;
   * anything else is left to the library.
   */
  private static PrivateKey privateKey(String pem) throws IOException {
    Optional<byte[]> pkcs8 = block(pem, "PRIVATE KEY");
    Optional<byte[]> pkcs1 = block(pem, "RSA PRIVATE KEY");
    if (pkcs8.isEmpty() && pkcs1.isPresent()) {
      pkcs8 = pkcs1.map(PemPairs::wrapPkcs1);
    }
    if (pkcs8.isPresent()) {
      for (String algorithm : List.of("RSA", "EC")) {
        try {
          return KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8.get()));
        } catch (GeneralSecurityException otherKind) {
          // Not this algorithm's key; the next one may know it.
          continue;
        }
      }
    }
    return readWithLibrary(pem);
  }

  private static Optional<byte[]> block(String pem, String type) {
    String begin = "-----BEGIN " + type + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + type + "-----");
    if (from < 0 || to < from) {
      return Optional.empty();
    }
    try {
      String base64 = pem.substring(from + begin.length(), to);
      return Optional.of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException encrypted) {
      // Old encrypted keys have headers in the block.
      return Optional.empty();
    }
  }

  /** PKCS#8 is PKCS#1 with the algorithm's name in front. */
  private static byte[] wrapPkcs1(byte[] pkcs1) {
    try {
      AlgorithmIdentifier rsa =
          new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
      return new PrivateKeyInfo(rsa, ASN1Primitive.fromByteArray(pkcs1)).getEncoded();
    } catch (IOException malformed) {
      return pkcs1;
    }
  }

  private static PrivateKey readWithLibrary(String pem) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (part instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    }
    throw new IOException("tls: failed to find any PEM data in key input");
  }

  private static boolean belongTogether(X509Certificate leaf, PrivateKey key) {
    if (key instanceof RSAKey rsa && leaf.getPublicKey() instanceof RSAKey certified) {
      return rsa.getModulus().equals(certified.getModulus());
    }
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROBE);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(leaf.getPublicKey());
      verifying.update(PROBE);
      return verifying.verify(signature);
    } catch (GeneralSecurityException otherKind) {
      // A key of another kind than the certificate's.
      return false;
    }
  }
}
