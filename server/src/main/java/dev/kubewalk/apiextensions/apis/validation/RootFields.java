package dev.kubewalk.apiextensions.apis.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiextensions.apiserver.schema.GoValue;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;
import java.util.Locale;

/**
 * Where the status is apart, the root of a schema may not combine it with the rest.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go
 * (allowedAtRootSchema)
 */
final class RootFields {
  private static final List<String> ALLOWED = List.of(
      "Description",
      "Type",
      "Format",
      "Title",
      "Maximum",
      "ExclusiveMaximum",
      "Minimum",
      "ExclusiveMinimum",
      "MaxLength",
      "MinLength",
      "Pattern",
      "MaxItems",
      "MinItems",
      "UniqueItems",
      "MultipleOf",
      "Required",
      "Items",
      "Properties",
      "ExternalDocs",
      "Example",
      "XPreserveUnknownFields");

  private RootFields() {}

  static void validate(String path, JsonNode schema, ErrorList errors) {
    boolean other = schema.properties().stream()
        .anyMatch(field -> isSaid(field.getValue()) && !isAllowed(field.getKey()));
    if (other) {
      errors.add(FieldError.invalidShown(
          path,
          GoValue.of(schema),
          "only ["
              + String.join(" ", ALLOWED)
              + "] fields are allowed at the root of the schema if the status subresource is"
              + " enabled"));
    }
  }

  private static boolean isSaid(JsonNode value) {
    return !value.isNull() && !(value.isBoolean() && !value.asBoolean());
  }

  private static boolean isAllowed(String field) {
    String name =
        field.equals("x-kubernetes-preserve-unknown-fields") ? "XPreserveUnknownFields" : field;
    return ALLOWED.stream()
        .anyMatch(a -> a.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }
}
