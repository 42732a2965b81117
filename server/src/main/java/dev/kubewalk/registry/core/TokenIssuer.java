package dev.kubewalk.registry.core;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.time.Instant;
import java.util.List;

/**
 * Makes tokens for service accounts.
 *
 * <p>Go: pkg/serviceaccount/jwt.go (TokenGenerator), pkg/serviceaccount/claims.go
 */
public interface TokenIssuer {
  /** The audiences of a token that asks for none. */
  List<String> defaultAudiences();

  /** The longest that a token may live, in seconds; 0 for no limit. */
  long maxExpirationSeconds();

  /** A signed token. */
  String issue(Claims claims);

  /**
   * What a token says.
   *
   * @param bound the pod or secret that the token dies with, or null
   */
  record Claims(
      Unstructured serviceAccount,
      Unstructured bound,
      List<String> audiences,
      Instant issued,
      Instant expires) {
    public Claims {
      audiences = List.copyOf(audiences);
    }
  }
}
