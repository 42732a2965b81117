package dev.kubewalk.apiextensions.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiextensions.apiserver.validation.SchemaValidator;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.Map;

/**
 * Whether defaults fit the schemas that they stand in.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/validation.go
 * (ValidateDefaults)
 */
public final class DefaultsValidation {
  private DefaultsValidation() {}

  /**
   * Checks all defaults of a structural schema.
   *
   * @param pruned whether they may hold nothing that would be pruned
   */
  public static ErrorList validate(String path, Structural schema, boolean pruned) {
    ErrorList errors = new ErrorList();
    walk(path, schema, pruned, errors);
    return errors;
  }

  private static void walk(String path, Structural schema, boolean pruned, ErrorList errors) {
    schema
        .defaultValue()
        .ifPresent(value -> check(path + ".default", value, schema, pruned, errors));
    schema.items().ifPresent(items -> walk(path + ".items", items, pruned, errors));
    for (Map.Entry<String, JsonNode> property : schema.properties()) {
      String below = path + ".properties[" + property.getKey() + "]";
      walk(below, Structural.of(property.getValue()), pruned, errors);
    }
    schema
        .additionalProperties()
        .ifPresent(below -> walk(path + ".additionalProperties", below, pruned, errors));
  }

  private static void check(
      String path, JsonNode value, Structural schema, boolean pruned, ErrorList errors) {
    JsonNode copy = value.deepCopy();
    Pruning.prune(copy, schema, schema.isEmbeddedResource());
    if (pruned && !copy.equals(value)) {
      errors.add(FieldError.invalidShown(path, GoValue.of(value), "must not have unknown fields"));
      return;
    }
    errors.addAll(SchemaValidator.validate(path, value, schema.node()));
  }
}
