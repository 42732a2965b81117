package dev.kubewalk.aggregator.registry.apiservice;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.Base64;
import java.util.List;

/**
 * What an APIService must look like.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/validation/validation.go
 */
final class ApiServiceRules {
  private static final int MAX_PRIORITY = 20_000;
  private static final int MAX_VERSION_PRIORITY = 1_000;
  private static final List<String> STATUSES = List.of("True", "False", "Unknown");

  private ApiServiceRules() {}

  static ErrorList validate(Unstructured service) {
    ErrorList errors = new ErrorList();
    Scope root = Scope.root(service, errors);
    name(service, errors);
    Scope spec = root.in("spec");
    groupVersion(spec);
    range(spec, "groupPriorityMinimum", MAX_PRIORITY);
    range(spec, "versionPriority", MAX_VERSION_PRIORITY);
    if (root.has("spec.service")) {
      remote(spec);
    } else {
      local(spec);
    }
    return errors;
  }

  private static void name(Unstructured service, ErrorList errors) {
    String name = service.stringAt("spec.version") + "." + service.stringAt("spec.group");
    if (!name.equals(service.name())) {
      errors.add(FieldError.invalid(
          "metadata.name",
          service.name(),
          "must be `spec.version+\".\"+spec.group`: \"" + name + "\""));
    }
  }

  private static void groupVersion(Scope spec) {
    String version = spec.text("version");
    if (!spec.text("group").isEmpty()) {
      spec.dnsSubdomain("group");
    } else if (!version.equals("v1")) {
      spec.required("group", "only v1 may have an empty group and it better be legacy kube");
    }
    Formats.dns1035Label(version)
        .forEach(problem -> spec.add(FieldError.invalid(spec.at("version"), version, problem)));
  }

  private static void range(Scope spec, String field, int max) {
    long value = spec.number(field);
    if (value <= 0 || value > max) {
      spec.add(FieldError.invalid(spec.at(field), value, "must be positive and less than " + max));
    }
  }

  private static void local(Scope spec) {
    int bundle = Base64.getMimeDecoder().decode(spec.text("caBundle")).length;
    if (bundle > 0) {
      spec.invalidShown(
          "caBundle", "\"" + bundle + " bytes\"", "local APIServices may not have a caBundle");
    }
    if (spec.flag("insecureSkipTLSVerify")) {
      spec.invalid("insecureSkipTLSVerify", "local APIServices may not have insecureSkipTLSVerify");
    }
  }

  private static void remote(Scope spec) {
    spec.present("service.namespace");
    spec.present("service.name");
    for (String problem : Formats.port(spec.number("service.port"))) {
      spec.invalid("service.port", "port is not valid: " + problem);
    }
    if (spec.flag("insecureSkipTLSVerify") && !spec.text("caBundle").isEmpty()) {
      spec.invalid("insecureSkipTLSVerify", "may not be true if caBundle is present");
    }
  }

  static ErrorList validateStatus(Unstructured service) {
    ErrorList errors = new ErrorList();
    Scope.root(service, errors)
        .in("status")
        .each("conditions")
        .forEach(condition -> condition.oneOf("status", STATUSES));
    return errors;
  }
}
