package dev.kubewalk.registry.apps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Scope;

/** How many pods may be missing or extra. Go: pkg/apis/apps/validation (ValidateRollingUpdateDeployment). */
final class RollingUpdates {
  private RollingUpdates() {}

  static void validate(Scope rolling) {
    numberOrPercent(rolling, "maxUnavailable");
    numberOrPercent(rolling, "maxSurge");
    if (value(rolling.node("maxUnavailable")) == 0 && value(rolling.node("maxSurge")) == 0) {
      shown(rolling, "maxUnavailable", "may not be 0 when `maxSurge` is 0");
    }
    notAboveHundred(rolling, "maxUnavailable");
  }

  static void numberOrPercent(Scope scope, String field) {
    JsonNode value = scope.node(field);
    if (value.isTextual()) {
      for (String problem : Formats.percent(value.asText())) {
        shown(scope, field, problem);
      }
    } else if (value.asLong() < 0) {
      scope.invalid(field, Formats.NOT_NEGATIVE);
    }
  }

  static void notAboveHundred(Scope scope, String field) {
    JsonNode value = scope.node(field);
    if (value.isTextual() && Formats.isPercent(value.asText()) && value(value) > 100) {
      shown(scope, field, "must not be greater than 100%");
    }
  }

  /** The number, or the percentage's. */
  static long value(JsonNode value) {
    if (!value.isTextual()) {
      return value.asLong();
    }
    String text = value.asText();
    return Formats.isPercent(text) ? Long.parseLong(text.substring(0, text.length() - 1)) : 0;
  }

  static void shown(Scope scope, String field, String detail) {
    scope.invalidShown(field, GoText.intOrString(scope.node(field)), detail);
  }
}
