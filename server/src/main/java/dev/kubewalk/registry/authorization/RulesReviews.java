package dev.kubewalk.registry.authorization;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authorization.RuleResolver;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import java.util.List;

/**
 * Everything that the asking user may do in a namespace.
 *
 * <p>Go: pkg/registry/authorization/selfsubjectrulesreview/rest.go
 */
final class RulesReviews {
  private final RuleResolver resolver;

  RulesReviews(RuleResolver resolver) {
    this.resolver = resolver;
  }

  Unstructured create(RequestContext context, Unstructured review) {
    String namespace = review.stringAt("spec.namespace");
    if (namespace.isEmpty()) {
      throw ApiErrors.badRequest("no namespace on request");
    }
    RuleResolver.Rules rules = resolver.rulesFor(context.user(), namespace);
    Unstructured answer = Unstructured.create(review.apiVersion(), review.kind());
    answer.ensureObject("metadata");
    answer.ensureObject("spec");
    ArrayNode resources = answer.ensureArray("status.resourceRules");
    for (RuleResolver.ResourceRule rule : rules.resourceRules()) {
      ObjectNode shown = resources.addObject();
      put(shown, "verbs", rule.verbs());
      put(shown, "apiGroups", rule.apiGroups());
      put(shown, "resources", rule.resources());
      put(shown, "resourceNames", rule.resourceNames());
    }
    ArrayNode paths = answer.ensureArray("status.nonResourceRules");
    for (RuleResolver.NonResourceRule rule : rules.nonResourceRules()) {
      ObjectNode shown = paths.addObject();
      put(shown, "verbs", rule.verbs());
      put(shown, "nonResourceURLs", rule.nonResourceUrls());
    }
    answer.set("status.incomplete", rules.incomplete());
    if (!rules.error().isEmpty()) {
      answer.set("status.evaluationError", rules.error());
    }
    return answer;
  }

  private static void put(ObjectNode rule, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode list = rule.putArray(field);
      values.forEach(list::add);
    }
  }
}
