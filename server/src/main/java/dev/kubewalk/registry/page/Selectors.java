package dev.kubewalk.registry.page;

import dev.kubewalk.apimachinery.validation.field.FieldError;

/**
 * Checks label selectors.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go
 * (ValidateLabelSelector)
 */
public final class Selectors {
  private Selectors() {}

  public static void validate(Scope selector) {
    selector.labels("matchLabels");
    for (Scope expression : selector.each("matchExpressions")) {
      boolean empty = expression.isEmpty("values");
      switch (expression.text("operator")) {
        case "In", "NotIn" -> {
          if (empty) {
            expression.required("values", "must be specified when `operator` is 'In' or 'NotIn'");
          }
        }
        case "Exists", "DoesNotExist" -> {
          if (!empty) {
            expression.forbidden(
                "values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
          }
        }
        default -> expression.invalid("operator", "not a valid selector operator");
      }
      String key = expression.text("key");
      Formats.qualifiedName(key)
          .forEach(p -> expression.add(FieldError.invalid(expression.at("key"), key, p)));
    }
  }
}
