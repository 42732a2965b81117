package dev.kubewalk.serviceaccount;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.ServiceAccountNames;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Claims of a token that stands in a secret. With lookup, the secret must be there and hold this
 * very token, and the account must be the one it was made for.
 *
 * <p>Go: pkg/serviceaccount/legacy.go (legacyValidator)
 */
public final class LegacyClaims implements JwtTokenAuthenticator.ClaimsValidator {
  /** The issuer of all such tokens. */
  public static final String ISSUER = "kubernetes/serviceaccount";

  private static final String PREFIX = "kubernetes.io/serviceaccount/";

  private final Optional<TokenGetter> lookup;

  /**
   * @param lookup none: a good signature is enough
   */
  public LegacyClaims(Optional<TokenGetter> lookup) {
    this.lookup = requireNonNull(lookup);
  }

  @Override
  public UserInfo validate(String token, Unstructured claims) throws AuthenticationException {
    // Claim names hold dots: they are members of the root, no paths.
    String namespace = required(claims, "namespace");
    String secretName = required(claims, "secret.name");
    String name = required(claims, "service-account.name");
    String uid = required(claims, "service-account.uid");
    ServiceAccountNames account = new ServiceAccountNames(namespace, name);
    if (!account.userName().equals(claims.stringAt("sub"))) {
      throw new AuthenticationException("sub claim is invalid");
    }
    if (lookup.isPresent()) {
      checkSecret(lookup.get().secret(namespace, secretName), token);
      AccountLookup.check(lookup.get(), account, uid);
    }
    return new UserInfo(account.userName(), uid, account.groups(), Map.of());
  }

  private static String required(Unstructured claims, String claim) throws AuthenticationException {
    JsonNode value = claims.node().path(PREFIX + claim);
    if (value.asText().isEmpty()) {
      throw new AuthenticationException(
          claim.replace('.', ' ').replace("service-account", "service account")
              + " claim is missing");
    }
    return value.asText();
  }

  private static void checkSecret(Optional<Unstructured> secret, String token)
      throws AuthenticationException {
    if (secret.isEmpty() || secret.get().isTerminating()) {
      throw new AuthenticationException("Token has been invalidated");
    }
    String kept = secret.get().stringAt("data.token");
    byte[] expected = Base64.getEncoder().encode(token.getBytes(StandardCharsets.UTF_8));
    if (!MessageDigest.isEqual(expected, kept.getBytes(StandardCharsets.UTF_8))) {
      throw new AuthenticationException("Token does not match server's copy");
    }
  }
}
