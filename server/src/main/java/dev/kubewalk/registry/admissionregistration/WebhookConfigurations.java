package dev.kubewalk.registry.admissionregistration;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.number;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import java.util.List;

/**
 * admissionregistration.k8s.io: both kinds of webhook configurations. v1 asks for more and forgives
 * less than v1beta1. Go: pkg/registry/admissionregistration, pkg/apis/admissionregistration.
 */
final class WebhookConfigurations {
  private static final String GROUP = "admissionregistration.k8s.io";
  private static final int HTTPS = 443;

  private WebhookConfigurations() {}

  static Resource define(String plural, String kind, boolean mutating) {
    Column webhooks = number("Webhooks", object -> object.listAt("webhooks").size());
    return Resource.of(GROUP, plural, kind)
        .version("v1beta1", defaultsOf("Ignore", "Exact", 30, mutating, true))
        .version("v1", defaultsOf("Fail", "Equivalent", 10, mutating, false))
        .storedAs(GROUP + "/v1beta1")
        .generation()
        .needsResourceVersion()
        .strategy(new WebhookStrategy(rules().countsGeneration("webhooks"), mutating))
        .columns(webhooks, age())
        .build();
  }

  private static Defaults defaultsOf(
      String failure, String match, int timeout, boolean mutating, boolean beta) {
    Defaults webhook = defaults()
        .set("failurePolicy", failure)
        .set("matchPolicy", match)
        .include(hook -> hook.ensureObject("namespaceSelector"))
        .include(hook -> hook.ensureObject("objectSelector"))
        .set("timeoutSeconds", timeout)
        .each("rules", defaults().set("scope", "*"))
        .in("clientConfig.service", defaults().set("port", HTTPS));
    if (beta) {
      webhook.set("sideEffects", "Unknown").include(WebhookConfigurations::betaReviews);
    }
    if (mutating) {
      webhook.set("reinvocationPolicy", "Never");
    }
    return defaults().each("webhooks", webhook);
  }

  private static void betaReviews(Unstructured hook) {
    if (hook.at("admissionReviewVersions").isEmpty()) {
      hook.set("admissionReviewVersions", List.of("v1beta1"));
    }
  }
}
