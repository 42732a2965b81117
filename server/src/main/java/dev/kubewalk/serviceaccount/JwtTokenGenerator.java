package dev.kubewalk.serviceaccount;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.ServiceAccountNames;
import dev.kubewalk.componentbase.Clock;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Issues bound tokens, for the token subresource of service accounts.
 *
 * <p>Go: pkg/serviceaccount/jwt.go (JWTTokenGenerator), claims.go (Claims)
 */
public final class JwtTokenGenerator {
  private final String issuer;
  private final KeyPair keys;
  private final Clock clock;

  public JwtTokenGenerator(String issuer, KeyPair keys, Clock clock) {
    this.issuer = requireNonNull(issuer);
    this.keys = requireNonNull(keys);
    this.clock = requireNonNull(clock);
  }

  /**
   * A token for {@code account}.
   *
   * @param boundTo the pod or secret without which the token is worth nothing
   */
  public String generate(
      Unstructured account, Optional<Unstructured> boundTo, Duration life, List<String> audiences) {
    long now = clock.now().getEpochSecond();
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    ArrayNode aud = claims.putArray("aud");
    audiences.forEach(aud::add);
    claims.put("exp", now + life.toSeconds());
    claims.put("iat", now);
    claims.put("iss", issuer);
    ObjectNode kubernetes = claims.putObject("kubernetes.io");
    kubernetes.put("namespace", account.namespace());
    boundTo.ifPresent(object -> {
      String kind = object.kind().equals("Secret") ? "secret" : "pod";
      putReference(kubernetes.putObject(kind), object);
    });
    putReference(kubernetes.putObject("serviceaccount"), account);
    claims.put("nbf", now);
    claims.put("sub", new ServiceAccountNames(account.namespace(), account.name()).userName());
    return Jwt.sign(claims.toString(), keys);
  }

  private static void putReference(ObjectNode node, Unstructured object) {
    node.put("name", object.name()).put("uid", object.uid());
  }
}
