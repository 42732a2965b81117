package dev.kubewalk.registry.authentication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.Audiences;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import dev.kubewalk.client.LoopbackRequest;
import dev.kubewalk.http.Request;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tells whose token a token is, by logging in with a request that carries nothing else. Go:
 * pkg/registry/authentication/tokenreview/storage.go (REST).
 */
final class TokenReviews implements VirtualStorage {
  private final RequestAuthenticator authenticator;
  private final List<String> ownAudiences;

  TokenReviews(RequestAuthenticator authenticator, List<String> ownAudiences) {
    this.authenticator = authenticator;
    this.ownAudiences = List.copyOf(ownAudiences);
  }

  @Override
  public Unstructured create(RequestContext context, Unstructured review) {
    String token = review.stringAt("spec.token");
    if (token.isEmpty()) {
      throw ApiErrors.badRequest("token is required for TokenReview in authentication");
    }
    List<String> asked = review.stringsAt("spec.audiences");
    List<String> audiences = asked.isEmpty() ? ownAudiences : asked;
    review.ensureObject("status.user");
    review.remove("status.authenticated");
    Request bearer = LoopbackRequest.withHeader("Authorization", "Bearer " + token);
    try {
      Optional<AuthenticationResponse> found =
          authenticator.authenticate(Audiences.with(bearer, audiences));
      if (found.isPresent()) {
        checkAudiences(found.get(), audiences);
        show(review, found.get());
      }
    } catch (AuthenticationException wrong) {
      review.set("status.error", wrong.getMessage());
    }
    return review;
  }

  /** Go does not answer for an authenticator that does not look at audiences. */
  private static void checkAudiences(AuthenticationResponse response, List<String> wanted) {
    if (!wanted.isEmpty() && Collections.disjoint(wanted, response.audiences())) {
      throw ApiErrors.internal("unable to validate the audience for token review");
    }
  }

  private void show(Unstructured review, AuthenticationResponse response) {
    UserInfo user = response.user();
    review.set("status.authenticated", true);
    review.remove("status.user");
    review.set("status.user.username", user.name());
    if (!user.uid().isEmpty()) {
      review.set("status.user.uid", user.uid());
    }
    if (!user.groups().isEmpty()) {
      review.set("status.user.groups", user.groups());
    }
    user.extra().forEach((key, values) -> {
      ArrayNode list = review.ensureObject("status.user.extra").putArray(key);
      values.forEach(list::add);
    });
    if (!response.audiences().isEmpty()) {
      review.set("status.audiences", response.audiences());
    }
  }
}
