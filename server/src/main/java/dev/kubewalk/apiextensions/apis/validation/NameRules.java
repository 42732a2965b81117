package dev.kubewalk.apiextensions.apis.validation;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What resources and kinds may be called.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (ValidateCustomResourceDefinitionNames)
 */
final class NameRules {
  private static final int MAX = 63;
  private static final String LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern PATTERN = Pattern.compile(LABEL);
  private static final String RULE =
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
          + " alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or"
          + " 'abc-123', regex used for validation is '"
          + LABEL
          + "')";

  private NameRules() {}

  /** What is wrong with a DNS-1035 label; empty when nothing is. */
  static String dns1035Label(String text) {
    String tooLong = "must be no more than " + MAX + " characters";
    boolean matches = PATTERN.matcher(text).matches();
    if (text.length() > MAX) {
      return matches ? tooLong : tooLong + "," + RULE;
    }
    return matches ? "" : RULE;
  }

  static void label(String field, String value, ErrorList errors) {
    String problem = dns1035Label(value);
    if (!problem.isEmpty()) {
      errors.add(FieldError.invalid(field, value, problem));
    }
  }

  /** Names where those that are empty are not looked at. */
  static void names(String path, Unstructured names, ErrorList errors) {
    for (String field : List.of("plural", "singular")) {
      String name = names.stringAt(field);
      if (!name.isEmpty()) {
        label(path + "." + field, name, errors);
      }
    }
    for (String field : List.of("kind", "listKind")) {
      String name = names.stringAt(field);
      String problem = name.isEmpty() ? "" : dns1035Label(name.toLowerCase(Locale.ROOT));
      if (!problem.isEmpty()) {
        String detail = "may have mixed case, but should otherwise match: " + problem;
        errors.add(FieldError.invalid(path + "." + field, name, detail));
      }
    }
    labels(path + ".shortNames", names.stringsAt("shortNames"), errors);
    String kind = names.stringAt("kind");
    if (!kind.isEmpty() && kind.equals(names.stringAt("listKind"))) {
      errors.add(
          FieldError.invalid(path + ".listKind", kind, "kind and listKind may not be the same"));
    }
    labels(path + ".categories", names.stringsAt("categories"), errors);
  }

  private static void labels(String path, List<String> values, ErrorList errors) {
    for (int i = 0; i < values.size(); i++) {
      label(path + "[" + i + "]", values.get(i), errors);
    }
  }

  /** All four names have to be there in a spec. */
  static void required(String path, Unstructured names, ErrorList errors) {
    for (String field : List.of("plural", "singular", "kind", "listKind")) {
      if (names.stringAt(field).isEmpty()) {
        errors.add(FieldError.required(path + "." + field, ""));
      }
    }
  }
}
