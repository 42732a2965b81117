package dev.kubewalk.serviceaccount;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.cli.Quote;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks tokens of one issuer: first the signature, then whom they are for, then what the issuer's
 * kind of token says about its account.
 *
 * <p>Go: pkg/serviceaccount/jwt.go (jwtTokenAuthenticator)
 */
public final class JwtTokenAuthenticator implements TokenAuthenticator {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String issuer;
  private final List<PublicKey> keys;
  private final List<String> implicitAudiences;
  private final ClaimsValidator validator;

  /**
   * What makes a user of verified claims.
   *
   * <p>Go: pkg/serviceaccount/jwt.go (Validator)
   */
  @FunctionalInterface
  interface ClaimsValidator {
    UserInfo validate(String token, Unstructured claims) throws AuthenticationException;
  }

  private JwtTokenAuthenticator(
      String issuer,
      List<PublicKey> keys,
      List<String> implicitAudiences,
      ClaimsValidator validator) {
    this.issuer = requireNonNull(issuer);
    this.keys = List.copyOf(keys);
    this.implicitAudiences = List.copyOf(implicitAudiences);
    this.validator = requireNonNull(validator);
  }

  /**
   * Tokens from secrets, which never end.
   *
   * @param audiences the server's own
   */
  public static JwtTokenAuthenticator legacy(
      List<PublicKey> keys, List<String> audiences, LegacyClaims claims) {
    return new JwtTokenAuthenticator(LegacyClaims.ISSUER, keys, audiences, claims);
  }

  /** Tokens that were asked for, which end, and may be bound to a pod or a secret. */
  public static JwtTokenAuthenticator bound(
      String issuer, List<PublicKey> keys, List<String> audiences, BoundClaims claims) {
    return new JwtTokenAuthenticator(issuer, keys, audiences, claims);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(String token, List<String> audiences)
      throws AuthenticationException {
    Optional<Parsed> parsed = parse(token);
    if (parsed.isEmpty() || !parsed.get().claims.stringAt("iss").equals(issuer)) {
      return Optional.empty();
    }
    Unstructured claims = parsed.get().claims;
    if (keys.stream().noneMatch(key -> Jwt.isSignedBy(parsed.get().signed, key))) {
      throw new AuthenticationException("square/go-jose: error in cryptographic primitive");
    }
    List<String> accepted = acceptedAudiences(claims, audiences);
    UserInfo user = validator.validate(token, claims);
    return Optional.of(new AuthenticationResponse(user, accepted));
  }

  private List<String> acceptedAudiences(Unstructured claims, List<String> wanted)
      throws AuthenticationException {
    List<String> ofToken = audiencesOf(claims);
    List<String> effective = ofToken.isEmpty() ? implicitAudiences : ofToken;
    List<String> requested = wanted.isEmpty() ? implicitAudiences : wanted;
    List<String> accepted = new ArrayList<>(effective);
    accepted.retainAll(requested);
    if (accepted.isEmpty() && !implicitAudiences.isEmpty()) {
      throw new AuthenticationException("token audiences "
          + Quote.quote(effective)
          + " is invalid for the target audiences "
          + Quote.quote(requested));
    }
    return accepted;
  }

  /** A single audience may stand without a list. */
  private static List<String> audiencesOf(Unstructured claims) {
    JsonNode audience = claims.at("aud");
    return audience.isTextual() ? List.of(audience.asText()) : claims.stringsAt("aud");
  }

  private record Parsed(JWSObject signed, Unstructured claims) {}

  /** Empty when it is no JWT at all: then it is another authenticator's token. */
  private static Optional<Parsed> parse(String token) {
    if (token.chars().filter(c -> c == '.').count() != 2) {
      return Optional.empty();
    }
    try {
      JWSObject signed = JWSObject.parse(token);
      return JSON.readTree(signed.getPayload().toString()) instanceof ObjectNode claims
          ? Optional.of(new Parsed(signed, Unstructured.of(claims)))
          : Optional.empty();
    } catch (ParseException | JsonProcessingException | IllegalArgumentException notJwt) {
      return Optional.empty();
    }
  }
}
