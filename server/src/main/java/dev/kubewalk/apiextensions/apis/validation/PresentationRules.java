package dev.kubewalk.apiextensions.apis.validation;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Set;

/**
 * Subresources and columns.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (ValidateCustomResourceDefinitionSubresources, ValidateCustomResourceColumnDefinition)
 */
final class PresentationRules {
  private static final Set<String> TYPES = Set.of("boolean", "date", "integer", "number", "string");
  private static final Set<String> FORMATS =
      Set.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");

  private PresentationRules() {}

  static void subresources(String path, Unstructured subresources, ErrorList errors) {
    if (!subresources.has("scale")) {
      return;
    }
    Unstructured scale = subresources.objectAt("scale");
    scalePath(path + ".scale.specReplicasPath", scale, ".spec", true, errors);
    scalePath(path + ".scale.statusReplicasPath", scale, ".status", true, errors);
    scalePath(path + ".scale.labelSelectorPath", scale, ".spec or .status", false, errors);
  }

  private static void scalePath(
      String field, Unstructured scale, String under, boolean required, ErrorList errors) {
    String path = scale.stringAt(field.substring(field.lastIndexOf('.') + 1));
    if (path.isEmpty()) {
      if (required) {
        errors.add(FieldError.required(field, ""));
      }
      return;
    }
    if (!simplePath(field, path, errors)) {
      return;
    }
    List<String> roots = List.of(under.split(" or "));
    if (roots.stream().noneMatch(root -> path.startsWith(root + "."))) {
      String where = roots.size() > 1 ? "either " + under : under;
      errors.add(FieldError.invalid(field, path, "should be a json path under " + where));
    }
  }

  private static boolean simplePath(String field, String path, ErrorList errors) {
    if (path.startsWith(".")) {
      return true;
    }
    errors.add(FieldError.invalid(field, path, "must be a simple json path starting with ."));
    return false;
  }

  static void columns(String path, List<Unstructured> columns, ErrorList errors) {
    for (int i = 0; i < columns.size(); i++) {
      column(path + "[" + i + "]", columns.get(i), errors);
    }
  }

  private static void column(String path, Unstructured column, ErrorList errors) {
    if (column.stringAt("name").isEmpty()) {
      errors.add(FieldError.required(path + ".name", ""));
    }
    String type = column.stringAt("type");
    String types = "must be one of boolean, date, integer, number, string";
    if (type.isEmpty()) {
      errors.add(FieldError.required(path + ".type", types));
    } else if (!TYPES.contains(type)) {
      errors.add(FieldError.invalid(path + ".type", type, types));
    }
    String format = column.stringAt("format");
    if (!format.isEmpty() && !FORMATS.contains(format)) {
      errors.add(FieldError.invalid(
          path + ".format",
          format,
          "must be one of byte, date, date-time, double, float, int32, int64, password"));
    }
    String jsonPath = column.stringAt("JSONPath");
    if (jsonPath.isEmpty()) {
      errors.add(FieldError.required(path + ".JSONPath", ""));
    } else {
      simplePath(path + ".JSONPath", jsonPath, errors);
    }
  }
}
