package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Scope;
import java.util.List;

/** What is run or asked in a container. Go: pkg/apis/core/validation (validateHandler, validateProbe). */
final class Handlers {
  private static final List<String> KINDS = List.of("exec", "httpGet", "tcpSocket");

  private Handlers() {}

  static void lifecycle(Scope lifecycle) {
    for (String hook : List.of("postStart", "preStop")) {
      if (lifecycle.has(hook)) {
        handler(lifecycle.in(hook));
      }
    }
  }

  static void probe(Scope probe, String name) {
    handler(probe);
    for (String field : List.of(
        "initialDelaySeconds",
        "timeoutSeconds",
        "periodSeconds",
        "successThreshold",
        "failureThreshold")) {
      probe.nonNegative(field);
    }
    if (!name.equals("readinessProbe") && probe.number("successThreshold") != 1) {
      probe.invalid("successThreshold", "must be 1");
    }
  }

  private static void handler(Scope handler) {
    int found = 0;
    for (String kind : KINDS) {
      if (!handler.has(kind)) {
        continue;
      }
      if (found++ > 0) {
        handler.forbidden(kind, "may not specify more than 1 handler type");
        continue;
      }
      switch (kind) {
        case "exec" -> {
          if (handler.isEmpty("exec.command")) {
            handler.required("exec.command", "");
          }
        }
        case "httpGet" -> http(handler.in("httpGet"));
        default -> handler.in("tcpSocket").portNumberOrName("port");
      }
    }
    if (found == 0) {
      handler.required("", "must specify a handler type");
    }
  }

  private static void http(Scope http) {
    if (http.text("path").isEmpty()) {
      http.required("path", "");
    }
    http.portNumberOrName("port");
    http.oneOf("scheme", List.of("HTTP", "HTTPS"));
    for (Scope header : http.each("httpHeaders")) {
      String name = header.text("name");
      if (!name.matches("[-A-Za-z0-9]+")) {
        http.add(FieldError.invalid(
            http.at("httpHeaders"),
            name,
            "a valid HTTP header must consist of alphanumeric characters or '-' (e.g."
                + " 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"));
      }
    }
  }
}
