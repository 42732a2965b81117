package dev.kubewalk.registry.authorization;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.RuleResolver;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ResourceBuilder;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.apiserver.registry.rest.VirtualStorage;
import dev.kubewalk.registry.page.Defaults;
import java.util.List;
import java.util.Set;

/** Go: pkg/registry/authorization/rest/storage_authorization.go (RESTStorageProvider). */
public final class AuthorizationResources {
  private AuthorizationResources() {}

  public static List<Resource> resources(Authorizer authorizer, RuleResolver rules) {
    requireNonNull(authorizer, "authorizer is null");
    requireNonNull(rules, "rules is null");
    AccessReviews reviews = new AccessReviews(authorizer);
    return List.of(
        page("subjectaccessreviews", "SubjectAccessReview", answer(reviews::subject))
            .build(),
        page("selfsubjectaccessreviews", "SelfSubjectAccessReview", answer(reviews::self))
            .build(),
        page("localsubjectaccessreviews", "LocalSubjectAccessReview", answer(reviews::local))
            .namespaced()
            .build(),
        page(
                "selfsubjectrulesreviews",
                "SelfSubjectRulesReview",
                answer(new RulesReviews(rules)::create))
            .build());
  }

  private static ResourceBuilder page(String plural, String kind, VirtualStorage answers) {
    return Resource.of("authorization.k8s.io", plural, kind)
        .verbs(Set.of(Verb.CREATE))
        .version("v1", Defaults.none())
        .version("v1beta1", Defaults.none(), AccessReviews.BETA)
        .notStored(answers);
  }

  private static VirtualStorage answer(Answer answer) {
    return new VirtualStorage() {
      @Override
      public Unstructured create(RequestContext context, Unstructured review) {
        return answer.create(context, review);
      }
    };
  }

  /** Fills in a review's status. */
  @FunctionalInterface
  interface Answer {
    Unstructured create(RequestContext context, Unstructured review);
  }
}
