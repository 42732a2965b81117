package dev.kubewalk.registry.admissionregistration;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Selectors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What webhooks must look like. Go: pkg/apis/admissionregistration/validation/validation.go. */
record WebhookRules(Demands demands, boolean mutating) {
  /**
   * What is asked for beyond the form: of new objects by their version, of changed ones only what
   * they met before.
   */
  record Demands(boolean noSideEffects, boolean knownReviews, boolean uniqueNames) {
    static Demands ofNew(boolean v1) {
      return new Demands(v1, true, v1);
    }

    static Demands ofUpdate(boolean v1, Unstructured old) {
      List<Unstructured> hooks = old.objectsAt("webhooks");
      boolean silent =
          hooks.stream().allMatch(hook -> NO_SIDE_EFFECTS.contains(hook.stringAt("sideEffects")));
      boolean reviewed = hooks.stream()
          .allMatch(hook ->
              hook.stringsAt("admissionReviewVersions").stream().anyMatch(REVIEWS::contains));
      long names = hooks.stream().map(hook -> hook.stringAt("name")).distinct().count();
      return new Demands(v1 && silent, reviewed, v1 && names == hooks.size());
    }
  }

  private static final List<String> NO_SIDE_EFFECTS = List.of("None", "NoneOnDryRun");
  private static final List<String> OPERATIONS =
      List.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
  private static final List<String> REVIEWS = List.of("v1", "v1beta1");

  void validate(Scope configuration) {
    Set<String> names = new HashSet<>();
    for (Scope hook : configuration.each("webhooks")) {
      webhook(hook);
      reviews(hook);
      if (demands.uniqueNames() && !names.add(hook.text("name"))) {
        hook.duplicate("name");
      }
    }
  }

  private void webhook(Scope hook) {
    fullyQualified(hook);
    hook.each("rules").forEach(WebhookRules::rule);
    if (hook.has("failurePolicy")) {
      hook.oneOf("failurePolicy", List.of("Fail", "Ignore"));
    }
    if (hook.has("matchPolicy")) {
      hook.oneOf("matchPolicy", List.of("Equivalent", "Exact"));
    }
    List<String> effects = demands.noSideEffects()
        ? NO_SIDE_EFFECTS
        : List.of("None", "NoneOnDryRun", "Some", "Unknown");
    if (!hook.has("sideEffects")) {
      hook.required("sideEffects", "must specify one of None, NoneOnDryRun");
    } else {
      hook.oneOf("sideEffects", effects);
    }
    if (hook.has("timeoutSeconds")
        && (hook.number("timeoutSeconds") > 30 || hook.number("timeoutSeconds") < 1)) {
      hook.invalid("timeoutSeconds", "the timeout value must be between 1 and 30 seconds");
    }
    Selectors.validate(hook.in("namespaceSelector"));
    Selectors.validate(hook.in("objectSelector"));
    client(hook.in("clientConfig"));
    if (mutating && hook.has("reinvocationPolicy")) {
      hook.oneOf("reinvocationPolicy", List.of("IfNeeded", "Never"));
    }
  }

  private static void fullyQualified(Scope hook) {
    String name = hook.text("name");
    if (name.isEmpty()) {
      hook.required("name", "");
      return;
    }
    List<String> problems = Formats.dnsSubdomain(name);
    hook.invalidAll("name", problems);
    if (problems.isEmpty() && name.split("\\.").length < 3) {
      hook.invalid("name", "should be a domain with at least three segments separated by dots");
    }
  }

  private void reviews(Scope hook) {
    List<String> versions = hook.texts("admissionReviewVersions");
    if (versions.isEmpty()) {
      hook.required("admissionReviewVersions", "must specify one of v1, v1beta1");
      return;
    }
    boolean known = false;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < versions.size(); i++) {
      String version = versions.get(i);
      String path = hook.at("admissionReviewVersions[" + i + "]");
      if (!seen.add(version)) {
        hook.add(FieldError.invalid(path, version, "duplicate version"));
        continue;
      }
      Formats.dns1035Label(version)
          .forEach(problem -> hook.add(FieldError.invalid(path, version, problem)));
      known |= REVIEWS.contains(version);
    }
    if (!known && demands.knownReviews()) {
      hook.invalidShown(
          "admissionReviewVersions",
          GoText.list("[]string", versions),
          "must include at least one of v1, v1beta1");
    }
  }

  private static void rule(Scope rule) {
    if (rule.isEmpty("operations")) {
      rule.required("operations", "");
    }
    List<String> operations = rule.texts("operations");
    if (operations.size() > 1 && operations.contains("*")) {
      rule.invalidShown(
          "operations",
          GoText.list("[]admissionregistration.OperationType", operations),
          "if '*' is present, must not specify other operations");
    }
    for (int i = 0; i < operations.size(); i++) {
      if (!OPERATIONS.contains(operations.get(i))) {
        rule.add(FieldError.notSupported(
            rule.at("operations[" + i + "]"), operations.get(i), OPERATIONS));
      }
    }
    alone(rule, "apiGroups", "API groups");
    alone(rule, "apiVersions", "API versions");
    List<String> versions = rule.texts("apiVersions");
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).isEmpty()) {
        rule.required("apiVersions[" + i + "]", "");
      }
    }
    resources(rule);
    if (rule.has("scope")) {
      rule.oneOf("scope", List.of("*", "Cluster", "Namespaced"));
    }
  }

  private static void alone(Scope rule, String field, String what) {
    List<String> values = rule.texts(field);
    if (values.isEmpty()) {
      rule.required(field, "");
    } else if (values.size() > 1 && values.contains("*")) {
      rule.invalidShown(
          field,
          GoText.list("[]string", values),
          "if '*' is present, must not specify other " + what);
    }
  }

  private static void resources(Scope rule) {
    List<String> resources = rule.texts("resources");
    if (resources.isEmpty()) {
      rule.required("resources", "");
    }
    if (resources.size() > 1 && resources.contains("*/*")) {
      rule.invalidShown(
          "resources",
          GoText.list("[]string", resources),
          "if '*/*' is present, must not specify other resources");
    }
    if (resources.contains("*")
        && resources.stream().anyMatch(r -> !r.contains("/") && !r.equals("*"))) {
      rule.invalidShown(
          "resources",
          GoText.list("[]string", resources),
          "if '*' is present, must not specify other resources without subresources");
    }
    for (int i = 0; i < resources.size(); i++) {
      String resource = resources.get(i);
      int slash = resource.indexOf('/');
      if (resource.isEmpty()) {
        rule.required("resources[" + i + "]", "");
      } else if (slash > 0
          && !resource.startsWith("*/")
          && resources.contains("*" + resource.substring(slash))) {
        rule.add(FieldError.invalid(
            rule.at("resources[" + i + "]"),
            resource,
            "if '*" + resource.substring(slash) + "' is present, must not specify " + resource));
      }
    }
  }

  private static void client(Scope client) {
    boolean url = client.has("url");
    boolean service = client.has("service");
    if (url == service) {
      client.required("", "exactly one of url or service is required");
    } else if (url) {
      url(client, "url");
    } else {
      service(client.in("service"));
    }
  }

  private static void url(Scope client, String field) {
    String form = "; desired format: https://host[/path]";
    URI uri;
    try {
      uri = new URI(client.text(field));
    } catch (URISyntaxException e) {
      client.required(field, "url must be a valid URL: " + e.getMessage() + form);
      return;
    }
    if (!"https".equals(uri.getScheme())) {
      client.add(FieldError.invalid(
          client.at(field),
          uri.getScheme() == null ? "" : uri.getScheme(),
          "'https' is the only allowed URL scheme" + form));
    }
    if (uri.getHost() == null) {
      client.add(FieldError.invalid(client.at(field), "", "host must be provided" + form));
    }
    refuse(client, field, uri.getRawUserInfo(), "user information is not permitted in the URL");
    refuse(client, field, uri.getRawFragment(), "fragments are not permitted in the URL");
    refuse(client, field, uri.getRawQuery(), "query parameters are not permitted in the URL");
  }

  private static void refuse(Scope client, String field, String part, String why) {
    if (part != null && !part.isEmpty()) {
      client.add(FieldError.invalid(client.at(field), part, why));
    }
  }

  private static void service(Scope service) {
    for (String field : List.of("name", "namespace")) {
      if (service.text(field).isEmpty()) {
        service.required(field, "service " + field + " is required");
      }
    }
    if (service.number("port") < 1 || service.number("port") > 65535) {
      service.invalid("port", "port is not valid: must be between 1 and 65535, inclusive");
    }
    String path = service.text("path");
    if (service.has("path") && !path.startsWith("/")) {
      service.invalid("path", "must start with a '/'");
    }
  }
}
