package dev.kubewalk.registry.authentication;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.registry.page.Defaults;
import java.util.List;
import java.util.Set;

/** Go: pkg/registry/authentication/rest/storage_authentication.go (RESTStorageProvider). */
public final class AuthenticationResources {
  private AuthenticationResources() {}

  /** Empty {@code audiences} mean the server's own. */
  public static List<Resource> resources(
      RequestAuthenticator authenticator, List<String> audiences) {
    requireNonNull(authenticator, "authenticator is null");
    return List.of(Resource.of("authentication.k8s.io", "tokenreviews", "TokenReview")
        .verbs(Set.of(Verb.CREATE))
        .version("v1", Defaults.none())
        .version("v1beta1", Defaults.none())
        .notStored(new TokenReviews(authenticator, audiences))
        .build());
  }
}
