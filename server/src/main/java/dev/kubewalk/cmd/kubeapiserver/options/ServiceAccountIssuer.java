package dev.kubewalk.cmd.kubeapiserver.options;

import static java.util.Objects.requireNonNull;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;

/**
 * What new service account tokens are signed with. The key never shows in a text.
 *
 * <p>Go: pkg/serviceaccount/jwt.go (JWTTokenGenerator)
 *
 * @param algorithm the JOSE name of the signature, such as RS256
 * @param keyId URL-safe base64 of the SHA-256 of the public key in DER
 * @param maxExpiration the longest a token may be valid; zero for no limit
 */
public record ServiceAccountIssuer(
    String issuer,
    PrivateKey privateKey,
    PublicKey publicKey,
    String algorithm,
    String keyId,
    Duration maxExpiration) {
  public ServiceAccountIssuer {
    requireNonNull(issuer, "issuer is null");
    requireNonNull(privateKey, "privateKey is null");
    requireNonNull(publicKey, "publicKey is null");
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(keyId, "keyId is null");
    requireNonNull(maxExpiration, "maxExpiration is null");
  }

  @Override
  public String toString() {
    return issuer + " (" + algorithm + ", key " + keyId + ")";
  }
}
