package dev.kubewalk.client.util.keyutil;

import dev.kubewalk.componentbase.InputFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Reads RSA and ECDSA keys: PKCS#1, PKCS#8, SEC 1, public keys, and the keys in certificates.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/keyutil/key.go (PrivateKeyFromFile, PublicKeysFromFile)
 */
public final class KeyUtil {
  private KeyUtil() {}

  /** The first private key of a file with its public half. */
  public static KeyPair privateKeyFromFile(Path file) throws IOException {
    for (Object object : read(file)) {
      try {
        KeyPair pair = keyPair(object);
        if (pair != null) {
          return pair;
        }
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException("error reading private key file " + file + ": " + e.getMessage(), e);
      }
    }
    throw new IOException("error reading private key file " + file
        + ": data does not contain a valid RSA or ECDSA private key");
  }

  /** All public keys of a file, including those of its private keys and certificates. */
  public static List<PublicKey> publicKeysFromFile(Path file) throws IOException {
    List<PublicKey> keys = new ArrayList<>();
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    for (Object object : read(file)) {
      try {
        if (object instanceof SubjectPublicKeyInfo info) {
          keys.add(converter.getPublicKey(info));
        } else if (object instanceof X509CertificateHolder certificate) {
          keys.add(converter.getPublicKey(certificate.getSubjectPublicKeyInfo()));
        } else {
          KeyPair pair = keyPair(object);
          if (pair != null) {
            keys.add(pair.getPublic());
          }
        }
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException("error reading public key file " + file + ": " + e.getMessage(), e);
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("error reading public key file " + file
          + ": data does not contain any valid RSA or ECDSA public keys");
    }
    return List.copyOf(keys);
  }

  private static List<Object> read(Path file) throws IOException {
    List<Object> objects = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(InputFiles.read(file)))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** The pair that a PEM object holds, or null if it holds no private key. */
  private static KeyPair keyPair(Object object)
      throws IOException, java.security.GeneralSecurityException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    if (object instanceof PEMKeyPair pair) {
      return converter.getKeyPair(pair);
    }
    if (!(object instanceof PrivateKeyInfo info)) {
      return null;
    }
    PrivateKey key = converter.getPrivateKey(info);
    if (key instanceof RSAPrivateCrtKey rsa) {
      PublicKey publicKey = KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      return new KeyPair(publicKey, key);
    }
    ECPrivateKey ec = ECPrivateKey.getInstance(info.parsePrivateKey());
    if (ec.getPublicKey() == null) {
      return null;
    }
    return new KeyPair(
        converter.getPublicKey(
            new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), ec.getPublicKey())),
        key);
  }
}
