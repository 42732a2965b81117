package dev.kubewalk.apiextensions.apis.validation;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How versions may be converted, and where a webhook may be.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (validateCustomResourceConversion), staging/src/k8s.io/apiserver/pkg/util/webhook/validation.go
 */
final class ConversionRules {
  private static final Set<String> REVIEWS = Set.of("v1", "v1beta1");
  private static final String FORM = "; desired format: https://host[/path]";
  private static final int MAX_PORT = 65535;

  private ConversionRules() {}

  static void validate(String path, Unstructured conversion, ErrorList errors) {
    String strategy = conversion.stringAt("strategy");
    if (strategy.isEmpty()) {
      errors.add(FieldError.required(path + ".strategy", ""));
    } else if (!strategy.equals("None") && !strategy.equals("Webhook")) {
      errors.add(FieldError.notSupported(path + ".strategy", strategy, List.of("None", "Webhook")));
    }
    String client = path + ".webhookClientConfig";
    String reviews = path + ".conversionReviewVersions";
    List<String> versions = conversion.stringsAt("conversionReviewVersions");
    boolean hasClient = conversion.has("webhookClientConfig");
    if (strategy.equals("Webhook")) {
      if (hasClient) {
        client(client, conversion.objectAt("webhookClientConfig"), errors);
      } else {
        errors.add(FieldError.required(client, "required when strategy is set to Webhook"));
      }
      reviews(reviews, versions, errors);
      return;
    }
    String forbidden = "should not be set when strategy is not set to Webhook";
    if (hasClient) {
      errors.add(FieldError.forbidden(client, forbidden));
    }
    if (!versions.isEmpty()) {
      errors.add(FieldError.forbidden(reviews, forbidden));
    }
  }

  private static void client(String path, Unstructured client, ErrorList errors) {
    if (client.has("url") == client.has("service")) {
      errors.add(FieldError.required(path, "exactly one of url or service is required"));
    } else if (client.has("url")) {
      url(path + ".url", client.stringAt("url"), errors);
    } else {
      service(path + ".service", client.objectAt("service"), errors);
    }
  }

  private static void url(String path, String text, ErrorList errors) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      errors.add(FieldError.required(path, "url must be a valid URL: " + e.getMessage() + FORM));
      return;
    }
    if (!"https".equals(url.getScheme())) {
      String scheme = url.getScheme() == null ? "" : url.getScheme();
      errors.add(FieldError.invalid(path, scheme, "'https' is the only allowed URL scheme" + FORM));
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      errors.add(FieldError.invalid(path, "", "host must be provided" + FORM));
    }
    if (url.getUserInfo() != null) {
      errors.add(FieldError.invalid(
          path, url.getUserInfo(), "user information is not permitted in the URL"));
    }
    if (url.getFragment() != null && !url.getFragment().isEmpty()) {
      errors.add(
          FieldError.invalid(path, url.getFragment(), "fragments are not permitted in the URL"));
    }
    if (url.getRawQuery() != null && !url.getRawQuery().isEmpty()) {
      errors.add(FieldError.invalid(
          path, url.getRawQuery(), "query parameters are not permitted in the URL"));
    }
  }

  private static void service(String path, Unstructured service, ErrorList errors) {
    for (String field : List.of("name", "namespace")) {
      if (service.stringAt(field).isEmpty()) {
        errors.add(FieldError.required(path + "." + field, "service " + field + " is required"));
      }
    }
    long port = service.longAt("port");
    if (port < 1 || port > MAX_PORT) {
      errors.add(FieldError.invalid(
          path + ".port",
          port,
          "port is not valid: must be between 1 and " + MAX_PORT + ", inclusive"));
    }
    String urlPath = service.stringAt("path");
    if (service.has("path") && !urlPath.startsWith("/")) {
      errors.add(FieldError.invalid(path + ".path", urlPath, "must start with a '/'"));
    }
  }

  private static void reviews(String path, List<String> versions, ErrorList errors) {
    if (versions.isEmpty()) {
      errors.add(FieldError.required(path, ""));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < versions.size(); i++) {
      String field = path + "[" + i + "]";
      if (!seen.add(versions.get(i))) {
        errors.add(FieldError.invalid(field, versions.get(i), "duplicate version"));
      }
      NameRules.label(field, versions.get(i), errors);
    }
    if (versions.stream().noneMatch(REVIEWS::contains)) {
      String shown = versions.stream()
          .map(FieldError::quote)
          .collect(Collectors.joining(", ", "[]string{", "}"));
      errors.add(FieldError.invalidShown(path, shown, "must include at least one of v1, v1beta1"));
    }
  }
}
