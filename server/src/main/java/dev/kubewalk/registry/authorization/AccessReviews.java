package dev.kubewalk.registry.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.registry.rest.Conversion;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the authorizer on a client's behalf.
 *
 * <p>Go: pkg/registry/authorization/subjectaccessreview/rest.go and its neighbours,
 * pkg/apis/authorization/validation
 */
final class AccessReviews {
  /** v1beta1 says group where v1 says groups. */
  static final Conversion BETA = new Conversion(
      review -> rename(review, "group", "groups"), review -> rename(review, "groups", "group"));

  private static final String RESOURCE = "spec.resourceAttributes";
  private static final String PATH = "spec.nonResourceAttributes";

  private final Authorizer authorizer;

  AccessReviews(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  private static Unstructured rename(Unstructured review, String from, String to) {
    if (review.at("spec") instanceof ObjectNode spec && spec.has(from)) {
      spec.set(to, spec.remove(from));
    }
    return review;
  }

  Unstructured subject(RequestContext context, Unstructured review) {
    ErrorList errors = new ErrorList();
    attributes(review, errors);
    named(review, errors);
    metadata(review, errors, "");
    refuse(errors);
    return decide(review, userOf(review));
  }

  Unstructured self(RequestContext context, Unstructured review) {
    ErrorList errors = new ErrorList();
    attributes(review, errors);
    metadata(review, errors, "");
    refuse(errors);
    return decide(review, context.user());
  }

  Unstructured local(RequestContext context, Unstructured review) {
    ErrorList errors = new ErrorList();
    String namespace = review.namespace();
    attributes(review, errors);
    named(review, errors);
    metadata(review, errors, namespace);
    if (review.has(RESOURCE) && !review.stringAt(RESOURCE + ".namespace").equals(namespace)) {
      errors.add(FieldError.invalid(
          RESOURCE + ".namespace",
          review.stringAt(RESOURCE + ".namespace"),
          "must match metadata.namespace"));
    }
    if (review.has(PATH)) {
      errors.add(FieldError.invalidShown(PATH, path(review), "disallowed on this kind of request"));
    }
    refuse(errors);
    return decide(review, userOf(review));
  }

  private static void attributes(Unstructured review, ErrorList errors) {
    if (review.has(RESOURCE) && review.has(PATH)) {
      errors.add(FieldError.invalidShown(
          PATH, path(review), "cannot be specified in combination with resourceAttributes"));
    }
    if (!review.has(RESOURCE) && !review.has(PATH)) {
      errors.add(FieldError.invalidShown(
          RESOURCE,
          "\"null\"",
          "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
    }
  }

  private static void named(Unstructured review, ErrorList errors) {
    if (review.stringAt("spec.user").isEmpty() && review.at("spec.groups").isEmpty()) {
      errors.add(
          FieldError.invalid("spec.user", "", "at least one of user or group must be specified"));
    }
  }

  /**
   * A review is a question, not an object: it has no name and no labels.
   *
   * @param namespace that a local review names; empty for the others
   */
  private static void metadata(Unstructured review, ErrorList errors, String namespace) {
    boolean named = review.objectAt("metadata").node().properties().stream()
        .filter(field -> !field.getKey().equals("managedFields"))
        .filter(field -> namespace.isEmpty() || !field.getKey().equals("namespace"))
        .anyMatch(field -> says(field.getValue()));
    if (named) {
      errors.add(FieldError.invalidShown(
          "metadata",
          ObjectMetaText.of(review.objectAt("metadata")),
          namespace.isEmpty() ? "must be empty" : "must be empty except for namespace"));
    }
  }

  /** False for what Go takes for nothing: null, empty texts, lists and maps. */
  private static boolean says(JsonNode value) {
    return value.isValueNode() ? !value.asText("").isEmpty() && !value.isNull() : !value.isEmpty();
  }

  private static String path(Unstructured review) {
    return String.format(
        "authorization.NonResourceAttributes{Path:\"%s\", Verb:\"%s\"}",
        review.stringAt(PATH + ".path"), review.stringAt(PATH + ".verb"));
  }

  private static void refuse(ErrorList errors) {
    if (!errors.isEmpty()) {
      throw withoutKind(errors);
    }
  }

  private static RuntimeException withoutKind(ErrorList errors) {
    var failure = ApiErrors.invalid("authorization.k8s.io", "", "", errors);
    Unstructured status = failure.status().copy();
    status.remove("details.kind");
    return new StatusException(status);
  }

  private static UserInfo userOf(Unstructured review) {
    Map<String, List<String>> extra = new HashMap<>();
    review.at("spec.extra").properties().forEach(entry -> {
      List<String> values = new ArrayList<>();
      entry.getValue().forEach(value -> values.add(value.asText()));
      extra.put(entry.getKey(), values);
    });
    return new UserInfo(
        review.stringAt("spec.user"),
        review.stringAt("spec.uid"),
        review.stringsAt("spec.groups"),
        extra);
  }

  private Unstructured decide(Unstructured review, UserInfo user) {
    Decision decision = authorizer.authorize(question(review, user));
    review.remove("status");
    review.set("status.allowed", decision instanceof Decision.Allow);
    if (decision instanceof Decision.Deny) {
      review.set("status.denied", true);
    }
    if (!decision.reason().isEmpty()) {
      review.set("status.reason", decision.reason());
    }
    if (decision instanceof Decision.NoOpinion unknown && !unknown.error().isEmpty()) {
      review.set("status.evaluationError", unknown.error());
    }
    return review;
  }

  private static Attributes question(Unstructured review, UserInfo user) {
    if (review.has(PATH)) {
      return Attributes.ofPath(
          user, review.stringAt(PATH + ".verb"), review.stringAt(PATH + ".path"));
    }
    Unstructured asked = review.objectAt(RESOURCE);
    return Attributes.ofResource(
        user,
        asked.stringAt("verb"),
        new Attributes.ResourceAttributes(
            asked.stringAt("group"),
            asked.stringAt("version"),
            asked.stringAt("resource"),
            asked.stringAt("subresource"),
            asked.stringAt("namespace"),
            asked.stringAt("name")));
  }
}
