package dev.kubewalk.registry.authentication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import java.util.List;
import java.util.Optional;

/** Tells whose token a token is. Go: pkg/registry/authentication/tokenreview/storage.go. */
final class TokenReviews implements VirtualStorage {
  private final TokenAuthenticator tokens;
  private final List<String> ownAudiences;

  TokenReviews(TokenAuthenticator tokens, List<String> ownAudiences) {
    this.tokens = tokens;
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
    try {
      Optional<AuthenticationResponse> found = tokens.authenticate(token, audiences);
      if (found.isPresent()) {
        show(review, found.get());
      } else {
        review.set("status.error", "invalid bearer token");
      }
    } catch (AuthenticationException wrong) {
      review.set("status.error", wrong.getMessage());
    }
    return review;
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
