package dev.kubewalk.apiserver.endpoints.metrics;

import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.http.Request;
import java.util.List;
import java.util.Locale;

/**
 * Reads from a request what its metrics are labelled with.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/metrics/metrics.go (cleanVerb, cleanDryRun,
 * CleanScope)
 */
final class Calls {
  private static final String APPLY_PATCH = "application/apply-patch+yaml";

  private Calls() {}

  /** A list that watches is a WATCH, and a patch that applies is an APPLY. */
  static String reportedVerb(String verb, Request request) {
    return switch (verb) {
      case "LIST" -> isWatch(request) ? "WATCH" : verb;
      case "WATCHLIST" -> "WATCH";
      case "PATCH" -> request.header("Content-Type").equals(APPLY_PATCH) ? "APPLY" : verb;
      default -> verb;
    };
  }

  private static boolean isWatch(Request request) {
    if (!request.rawQuery().contains("watch") || !request.query().has("watch")) {
      return false;
    }
    String value = request.query().get("watch").toLowerCase(Locale.ROOT);
    return !value.equals("0") && !value.equals("false");
  }

  /** {@code All}, nothing, or {@code invalid} for everything else that was asked. */
  static String dryRun(Request request) {
    if (!request.rawQuery().contains("dryRun")) {
      return "";
    }
    List<String> values = request.query().all("dryRun");
    if (values.isEmpty()) {
      return "";
    }
    return values.stream().allMatch("All"::equals) ? "All" : "invalid";
  }

  static String scope(RequestInfo info) {
    if (!info.name().isEmpty()) {
      return "resource";
    }
    if (!info.namespace().isEmpty()) {
      return "namespace";
    }
    return info.resourceRequest() ? "cluster" : "";
  }

  static String upperCase(String verb) {
    return verb.toUpperCase(Locale.ROOT);
  }
}
