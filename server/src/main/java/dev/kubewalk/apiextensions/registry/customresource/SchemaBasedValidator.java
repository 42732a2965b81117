package dev.kubewalk.apiextensions.registry.customresource;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apiextensions.apiserver.schema.EmbeddedResources;
import dev.kubewalk.apiextensions.apiserver.schema.GoValue;
import dev.kubewalk.apiextensions.apiserver.schema.ListTypes;
import dev.kubewalk.apiextensions.apiserver.schema.Structural;
import dev.kubewalk.apiextensions.apiserver.validation.SchemaValidator;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.Optional;

/**
 * Checks objects against the schema of their version, and the numbers that the scale subresource
 * shows.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/validator.go
 * (Validate, ValidateScaleSpec, ValidateScaleStatus)
 */
final class SchemaBasedValidator implements CustomResourceValidator {
  private final String kind;
  private final Optional<Structural> schema;
  private final Unstructured scale;

  /**
   * @param kind that objects must say they are
   * @param version of the definition, in v1
   */
  SchemaBasedValidator(String kind, Optional<Structural> schema, Unstructured version) {
    this.kind = requireNonNull(kind);
    this.schema = requireNonNull(schema);
    this.scale = version.objectAt("subresources.scale");
  }

  @Override
  public ErrorList validate(Unstructured object) {
    ErrorList errors = new ErrorList();
    if (!object.kind().equals(kind)) {
      // What is another kind is not looked at any further.
      errors.add(FieldError.invalid("kind", object.kind(), "must be " + kind));
      return errors;
    }
    schema.ifPresent(s -> errors.addAll(SchemaValidator.validate("", object.node(), s.node())));
    replicas(object, scale.stringAt("specReplicasPath"), errors);
    replicas(object, scale.stringAt("statusReplicasPath"), errors);
    selector(object, errors);
    schema.ifPresent(s -> errors.addAll(EmbeddedResources.validate(object.node(), s)));
    schema.ifPresent(s -> errors.addAll(ListTypes.validate(object.node(), s)));
    return errors;
  }

  private static JsonNode at(Unstructured object, String path) {
    return object.at(path.startsWith(".") ? path.substring(1) : path);
  }

  private static void replicas(Unstructured object, String path, ErrorList errors) {
    if (path.isEmpty()) {
      return;
    }
    JsonNode value = at(object, path);
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isIntegralNumber()) {
      String detail = path + " accessor error: " + shown(value) + ", expected int64";
      errors.add(FieldError.invalidShown(path, GoValue.of(value), detail));
    } else if (value.longValue() < 0) {
      errors.add(FieldError.invalid(path, value.longValue(), "should be a non-negative integer"));
    } else if (value.longValue() > Integer.MAX_VALUE) {
      String detail = "should be less than or equal to " + Integer.MAX_VALUE;
      errors.add(FieldError.invalid(path, value.longValue(), detail));
    }
  }

  private void selector(Unstructured object, ErrorList errors) {
    String path = scale.stringAt("labelSelectorPath");
    if (path.isEmpty()) {
      return;
    }
    JsonNode value = at(object, path);
    if (!value.isMissingNode() && !value.isTextual()) {
      String detail = path + " accessor error: " + shown(value) + ", expected string";
      errors.add(FieldError.invalidShown(path, GoValue.of(value), detail));
    }
  }

  private static String shown(JsonNode value) {
    String type = switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
      case OBJECT -> "map[string]interface {}";
      case ARRAY -> "[]interface {}";
      default -> "<nil>";
    };
    String text = value.isNull() ? "<nil>" : value.asText();
    return text + " is of the type " + type;
  }
}
