package dev.kubewalk.registry.storage;

import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.util.Locale;

/** Names of CSI drivers. Go: pkg/apis/core/validation (ValidateCSIDriverName). */
final class CsiNames {
  private static final int LONGEST = 63;

  private CsiNames() {}

  static void driver(Scope scope, String field) {
    String name = scope.text(field);
    if (name.isEmpty()) {
      scope.required(field, "");
    }
    if (name.length() > LONGEST) {
      scope.add(new FieldError(
          ErrorType.TOO_LONG, scope.at(field), "", "must have at most " + LONGEST + " bytes"));
    }
    Formats.dnsSubdomain(name.toLowerCase(Locale.ROOT))
        .forEach(problem -> scope.invalid(field, problem));
  }
}
