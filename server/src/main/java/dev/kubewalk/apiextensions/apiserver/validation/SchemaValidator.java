package dev.kubewalk.apiextensions.apiserver.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.Map;

/**
 * Checks a value against a schema: type, combinations, text, number, list, enumeration, object, in
 * this order, which is the one of the errors.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/validation/validation.go
 * (ValidateCustomResource), vendor/github.com/go-openapi/validate/schema.go (SchemaValidator)
 */
public final class SchemaValidator {
  private final Places places;

  private SchemaValidator(String prefix) {
    this.places = new Places(prefix);
  }

  /**
   * Checks {@code value}.
   *
   * @param prefix the field that the value stands in; empty for an object's root
   */
  public static ErrorList validate(String prefix, JsonNode value, JsonNode schema) {
    ErrorList errors = new ErrorList();
    new SchemaValidator(prefix).check(value, schema, "").errors().forEach(errors::add);
    return errors;
  }

  private Result check(JsonNode value, JsonNode schema, String path) {
    Result result = new Result();
    if (value.isNull()) {
      new TypeCheck(places).check(value, schema, path, result);
      new ScalarChecks(places).enumeration(value, schema, path, result);
      return result;
    }
    new TypeCheck(places).check(value, schema, path, result);
    result.checked();
    combinations(value, schema, path, result);
    result.checked();
    ScalarChecks scalars = new ScalarChecks(places);
    if (value.isTextual()) {
      scalars.text(value.textValue(), schema, path, result);
      result.checked();
    } else if (value.isNumber()) {
      scalars.number(value, schema, path, result);
      result.checked();
    } else if (value.isArray()) {
      list(value, schema, path, result);
      result.checked();
    }
    scalars.enumeration(value, schema, path, result);
    result.checked();
    if (value.isObject()) {
      object(value, schema, path, result);
      result.checked();
    }
    return result;
  }

  private void combinations(JsonNode value, JsonNode schema, String path, Result result) {
    anyOf(value, schema.path("anyOf"), path, result);
    oneOf(value, schema.path("oneOf"), path, result);
    allOf(value, schema.path("allOf"), path, result);
    if (schema.path("not").isObject() && check(value, schema.get("not"), path).isValid()) {
      result.add(places.whole(path, "must not validate the schema (not)"));
    }
  }

  private void anyOf(JsonNode value, JsonNode schemas, String path, Result result) {
    Result best = null;
    for (JsonNode schema : schemas) {
      Result one = check(value, schema, path);
      if (one.isValid()) {
        return;
      }
      best = best == null || one.matches() > best.matches() ? one : best;
    }
    if (best != null) {
      result.add(places.whole(path, "must validate at least one schema (anyOf)"));
      result.merge(best);
    }
  }

  private void oneOf(JsonNode value, JsonNode schemas, String path, Result result) {
    Result best = null;
    int valid = 0;
    for (JsonNode schema : schemas) {
      Result one = check(value, schema, path);
      if (one.isValid()) {
        valid++;
        best = null;
      } else if (valid == 0) {
        best = best == null || one.matches() > best.matches() ? one : best;
      }
    }
    if (schemas.isEmpty() || valid == 1) {
      return;
    }
    String found = valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives";
    result.add(places.whole(path, "must validate one and only one schema (oneOf). " + found));
    if (best != null) {
      result.merge(best);
    }
  }

  private void allOf(JsonNode value, JsonNode schemas, String path, Result result) {
    int valid = 0;
    for (JsonNode schema : schemas) {
      Result one = check(value, schema, path);
      valid += one.isValid() ? 1 : 0;
      result.merge(one);
    }
    if (valid < schemas.size()) {
      String none = valid == 0 ? ". None validated" : "";
      result.add(places.whole(path, "must validate all the schemas (allOf)" + none));
    }
  }

  private void list(JsonNode value, JsonNode schema, String path, Result result) {
    if (schema.path("items").isObject()) {
      for (int i = 0; i < value.size(); i++) {
        result.merge(check(value.get(i), schema.get("items"), path + "." + i));
      }
    }
    places
        .limit(schema, "minItems", value.size() < schema.path("minItems").asLong())
        .ifPresent(
            n -> result.add(places.invalid(path, "\"\"", "should have at least " + n + " items")));
    places
        .limit(schema, "maxItems", value.size() > schema.path("maxItems").asLong())
        .ifPresent(
            n -> result.add(places.invalid(path, "\"\"", "should have at most " + n + " items")));
  }

  private void object(JsonNode value, JsonNode schema, String path, Result result) {
    var tooFew = places.limit(
        schema, "minProperties", value.size() < schema.path("minProperties").asLong());
    var tooMany = places.limit(
        schema, "maxProperties", value.size() > schema.path("maxProperties").asLong());
    if (tooFew.isPresent()) {
      result.add(places.invalid(
          path, tooFew.get(), "should have at least " + tooFew.get() + " properties"));
      return;
    }
    if (tooMany.isPresent()) {
      result.add(places.invalid(
          path, tooMany.get(), "should have at most " + tooMany.get() + " properties"));
      return;
    }
    furtherProperties(value, schema, path, result);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode below = value.get(property.getKey());
      if (below != null) {
        result.merge(check(below, property.getValue(), Places.below(path, property.getKey())));
      }
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        String field = places.field(Places.below(path, name.asText()));
        result.add(FieldError.required(field, ""));
      }
    }
  }

  private void furtherProperties(JsonNode value, JsonNode schema, String path, Result result) {
    JsonNode further = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (schema.path("properties").has(field.getKey())) {
        continue;
      }
      String below = Places.below(path, field.getKey());
      if (further.isObject()) {
        result.merge(check(field.getValue(), further, below));
      } else if (further.isBoolean() && !further.asBoolean()) {
        String text = "%s.%s in body is a forbidden property".formatted(path, field.getKey());
        result.add(
            FieldError.invalidShown(places.field(path), FieldError.quote(field.getKey()), text));
      }
    }
  }
}
