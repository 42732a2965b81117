package dev.kubewalk.registry.networking;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What ingresses must look like. Go: pkg/apis/networking/validation/validation.go. */
final class IngressRules {
  private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
  private static final List<String> INVALID_PARTS = List.of("//", "/./", "/../", "%2f", "%2F");

  private IngressRules() {}

  static void validate(Scope ingress) {
    Scope spec = ingress.in("spec");
    if (spec.has("backend")) {
      backend(spec.in("backend"));
    } else if (spec.isEmpty("rules")) {
      spec.invalidShown("", "[]", "either `backend` or `rules` must be specified");
    }
    // Go names the first rule, whichever is meant.
    spec.each("rules").forEach(rule -> rule(rule, spec.at("rules[0]")));
    for (Scope tls : spec.each("tls")) {
      tls.texts("hosts").forEach(host -> host(tls, "hosts", host));
    }
    if (spec.has("ingressClassName")) {
      spec.dnsSubdomain("ingressClassName");
      boolean both = ingress.object().annotations().containsKey(CLASS_ANNOTATION);
      boolean creating = ingress.object().resourceVersion().isEmpty();
      if (both && creating) {
        ingress.add(FieldError.invalid(
            "annotations." + CLASS_ANNOTATION,
            ingress.object().annotations().get(CLASS_ANNOTATION),
            "can not be set when the class field is also set"));
      }
    }
  }

  private static void rule(Scope rule, String shownAs) {
    String host = rule.text("host");
    if (!host.isEmpty()) {
      if (Formats.isIp(host)) {
        rule.invalid("host", "must be a DNS name, not an IP address");
      }
      host(rule, "host", host);
    }
    // Nor does Go look below hosts with wildcards.
    if (!rule.has("http") || host.contains("*")) {
      return;
    }
    Scope shown = rule.named(shownAs);
    if (shown.isEmpty("http.paths")) {
      shown.required("http.paths", "");
    }
    shown.in("http").each("paths").forEach(IngressRules::path);
  }

  private static void host(Scope scope, String field, String host) {
    List<String> problems =
        host.contains("*") ? Formats.wildcardSubdomain(host) : Formats.dnsSubdomain(host);
    problems.forEach(problem -> scope.add(FieldError.invalid(scope.at(field), host, problem)));
  }

  private static void path(Scope path) {
    String text = path.text("path");
    switch (path.text("pathType")) {
      case "Exact", "Prefix" -> {
        if (!text.startsWith("/")) {
          path.invalid("path", "must be an absolute path");
        }
        for (String part : INVALID_PARTS) {
          if (text.contains(part)) {
            path.invalid("path", "must not contain '" + part + "'");
          }
        }
        for (String end : List.of("/..", "/.")) {
          if (text.endsWith(end)) {
            path.invalid("path", "cannot end with '" + end + "'");
          }
        }
      }
      case "ImplementationSpecific" -> {
        if (!text.isEmpty() && !text.startsWith("/")) {
          path.invalid("path", "must be an absolute path");
        }
        regex(path, text);
      }
      default -> {
        if (path.text("pathType").isEmpty()) {
          path.required("pathType", "pathType must be specified");
        } else {
          path.oneOf("pathType", List.of("Exact", "ImplementationSpecific", "Prefix"));
        }
      }
    }
    backend(path.in("backend"));
  }

  private static void regex(Scope path, String text) {
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      path.invalid("path", "must be a valid regex");
    }
  }

  private static void backend(Scope backend) {
    if (backend.text("serviceName").isEmpty()) {
      backend.required("serviceName", "");
      return;
    }
    Formats.dns1035Label(backend.text("serviceName"))
        .forEach(problem -> backend.invalid("serviceName", problem));
    backend.portNumberOrName("servicePort");
  }

  static void validateStatus(Scope ingress, Scope old) {
    for (Scope point : ingress.in("status.loadBalancer").each("ingress")) {
      if (!point.text("ip").isEmpty() && !Formats.isIp(point.text("ip"))) {
        point.invalid("ip", "must be a valid IP address");
      }
      String host = point.text("hostname");
      if (!host.isEmpty()) {
        point.dnsSubdomain("hostname");
        if (Formats.isIp(host)) {
          point.invalid("hostname", "must be a DNS name, not an IP address");
        }
      }
    }
  }
}
