package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.client.util.keyutil.KeyUtil;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Finds the keys that verify service account tokens, and the one that signs new ones.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (Complete), pkg/serviceaccount/jwt.go
 * (JWTTokenGenerator)
 */
final class ServiceAccountCompletion {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofSeconds(1L << 32);

  private final ServerRunOptions options;
  private final Klog log;
  private final Trace trace;

  ServiceAccountCompletion(ServerRunOptions options, Klog log, Trace trace) {
    this.options = options;
    this.log = log;
    this.trace = trace;
  }

  /** Completes with {@code tlsKeyFile} as the key to fall back on. */
  ServiceAccountKeys complete(String tlsKeyFile) throws CompletionException {
    return new ServiceAccountKeys(verificationKeys(tlsKeyFile), issuer());
  }

  private List<String> verificationKeys(String tlsKeyFile) {
    try (Step step = trace.step(Steps.DEFAULT_SERVICE_ACCOUNT_KEYS)) {
      List<String> given = options.authentication.serviceAccounts.keyFiles.get();
      if (!given.isEmpty() || !options.misc.serviceAccountSigningKeyFile.get().isEmpty()) {
        step.note("files given by flag", given.size());
        return given;
      }
      if (tlsKeyFile.isEmpty() || !holdsKey(tlsKeyFile)) {
        log.warning("No TLS key provided, service account token authentication disabled");
        return given;
      }
      step.changed("verification key files", given, List.of(tlsKeyFile));
      return List.of(tlsKeyFile);
    }
  }

  private static boolean holdsKey(String file) {
    try {
      return !KeyUtil.publicKeysFromFile(Path.of(file)).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<ServiceAccountIssuer> issuer() throws CompletionException {
    try (Step step = trace.step(Steps.BUILD_SERVICE_ACCOUNT_ISSUER)) {
      String file = options.misc.serviceAccountSigningKeyFile.get();
      String issuer = options.authentication.serviceAccounts.issuer.get();
      boolean given = !file.isEmpty() && !issuer.isEmpty();
      step.note("issuer and signing file given", given);
      if (!given) {
        return Optional.empty();
      }
      KeyPair keys = signingKey(file);
      Duration limit = maxExpiration();
      return Optional.of(generator(issuer, keys, limit));
    }
  }

  private KeyPair signingKey(String file) throws CompletionException {
    try (Step step = trace.step(Steps.PRIVATE_KEY_FROM_FILE)) {
      KeyPair keys = KeyUtil.privateKeyFromFile(Path.of(file));
      step.note("algorithm", keys.getPublic().getAlgorithm());
      return keys;
    } catch (IOException e) {
      throw new CompletionException(
          "failed to parse service-account-issuer-key-file: " + e.getMessage(), e);
    }
  }

  private Duration maxExpiration() throws CompletionException {
    try (Step step = trace.step(Steps.CHECK_MAX_TOKEN_EXPIRATION)) {
      Duration limit = options.authentication.serviceAccounts.maxExpiration.get();
      step.note("seconds", limit.toSeconds());
      if (!limit.isZero() && (limit.compareTo(SHORTEST) < 0 || limit.compareTo(LONGEST) > 0)) {
        throw new CompletionException(
            "the serviceaccount max expiration must be between 1 hour to 2^32 seconds");
      }
      return limit;
    }
  }

  private ServiceAccountIssuer generator(String issuer, KeyPair keys, Duration limit)
      throws CompletionException {
    try (Step step = trace.step(Steps.JWT_TOKEN_GENERATOR)) {
      String algorithm = algorithm(keys.getPublic());
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
      String keyId = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      step.note("algorithm", algorithm);
      return new ServiceAccountIssuer(
          issuer, keys.getPrivate(), keys.getPublic(), algorithm, keyId, limit);
    } catch (NoSuchAlgorithmException e) {
      throw new CompletionException("failed to build token generator: " + e.getMessage(), e);
    }
  }

  private static String algorithm(PublicKey key) throws CompletionException {
    if (key instanceof RSAPublicKey) {
      return "RS256";
    }
    if (key instanceof ECPublicKey ec) {
      switch (ec.getParams().getCurve().getField().getFieldSize()) {
        case 256:
          return "ES256";
        case 384:
          return "ES384";
        case 521:
          return "ES512";
        default:
      }
    }
    throw new CompletionException(
        "failed to build token generator: unknown private key type " + key.getAlgorithm()
            + ", must be *rsa.PrivateKey, *ecdsa.PrivateKey, or jose.OpaqueSigner");
  }
}
