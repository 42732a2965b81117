package dev.kubewalk.serviceaccount;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.ServiceAccountNames;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims of a token that was asked for: it ends, and it ends earlier when its account, or the pod or
 * secret it is bound to, goes away.
 *
 * <p>Go: pkg/serviceaccount/claims.go (validator)
 */
public final class BoundClaims implements JwtTokenAuthenticator.ClaimsValidator {
  private final TokenGetter getter;
  private final Clock clock;

  public BoundClaims(TokenGetter getter, Clock clock) {
    this.getter = requireNonNull(getter);
    this.clock = requireNonNull(clock);
  }

  @Override
  public UserInfo validate(String token, Unstructured claims) throws AuthenticationException {
    checkTimes(claims);
    Unstructured own = kubernetes(claims);
    String uid = own.stringAt("serviceaccount.uid");
    ServiceAccountNames account =
        new ServiceAccountNames(own.stringAt("namespace"), own.stringAt("serviceaccount.name"));
    AccountLookup.check(getter, account, uid);
    if (own.has("secret")) {
      Unstructured reference = own.objectAt("secret");
      checkBound(getter.secret(account.namespace(), reference.stringAt("name")), reference);
    }
    return user(own, account, uid);
  }

  /** The claim's name holds a dot: it is a member of the root, no path. */
  private static Unstructured kubernetes(Unstructured claims) throws AuthenticationException {
    if (claims.node().path("kubernetes.io") instanceof ObjectNode own) {
      return Unstructured.of(own);
    }
    throw new AuthenticationException("kubernetes.io claim is missing");
  }

  private UserInfo user(Unstructured own, ServiceAccountNames account, String uid)
      throws AuthenticationException {
    Map<String, List<String>> extra = Map.of();
    if (own.has("pod")) {
      Unstructured reference = own.objectAt("pod");
      String name = reference.stringAt("name");
      checkBound(getter.pod(account.namespace(), name), reference);
      extra = Map.of(
          "authentication.kubernetes.io/pod-name", List.of(name),
          "authentication.kubernetes.io/pod-uid", List.of(reference.stringAt("uid")));
    }
    return new UserInfo(account.userName(), uid, account.groups(), extra);
  }

  private void checkTimes(Unstructured claims) throws AuthenticationException {
    long now = clock.now().getEpochSecond();
    if (claims.has("exp") && now > claims.longAt("exp")) {
      throw new AuthenticationException("Token has expired");
    }
    if (claims.has("nbf") && now < claims.longAt("nbf")) {
      throw new AuthenticationException("Token could not be validated.");
    }
  }

  private static void checkBound(Optional<Unstructured> found, Unstructured reference)
      throws AuthenticationException {
    boolean same = found
        .filter(object -> !object.isTerminating())
        .filter(object -> object.uid().equals(reference.stringAt("uid")))
        .isPresent();
    if (!same) {
      throw new AuthenticationException("Token has been invalidated");
    }
  }
}
