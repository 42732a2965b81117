package dev.kubewalk.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Signs and verifies; the only class here that knows the JOSE library. */
final class Jwt {
  private static final int BITS_P256 = 256;
  private static final int BITS_P384 = 384;

  private Jwt() {}

  /** The compact form of {@code payload}, signed. */
  static String sign(String payload, KeyPair keys) {
    try {
      JWSAlgorithm algorithm = algorithm(keys.getPublic());
      JWSHeader header =
          new JWSHeader.Builder(algorithm).keyID(keyId(keys.getPublic())).build();
      JWSObject object = new JWSObject(header, new Payload(payload));
      JWSSigner signer = keys.getPrivate() instanceof ECPrivateKey ec
          ? new ECDSASigner(ec)
          : new RSASSASigner(keys.getPrivate());
      object.sign(signer);
      return object.serialize();
    } catch (JOSEException unfit) {
      throw new IllegalStateException("the service account key cannot sign", unfit);
    }
  }

  /** True when {@code key} signed the token. */
  static boolean isSignedBy(JWSObject token, PublicKey key) {
    try {
      JWSVerifier verifier = key instanceof ECPublicKey ec
          ? new ECDSAVerifier(ec)
          : new RSASSAVerifier((RSAPublicKey) key);
      return token.verify(verifier);
    } catch (JOSEException otherKind) {
      // Signed with another algorithm than this key's: not by this key.
      return false;
    }
  }

  private static JWSAlgorithm algorithm(PublicKey key) {
    if (!(key instanceof ECPublicKey ec)) {
      return JWSAlgorithm.RS256;
    }
    int bits = ec.getParams().getCurve().getField().getFieldSize();
    return bits <= BITS_P256
        ? JWSAlgorithm.ES256
        : bits <= BITS_P384 ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
  }

  /** The hash of the public key, by which verifiers choose it. Go: keyIDFromPublicKey. */
  private static String keyId(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no SHA-256", missing);
    }
  }
}
