package dev.kubewalk.apiserver.endpoints.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.endpoints.negotiation.Format;
import dev.kubewalk.apiserver.registry.generic.ObjectMetaValidation;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scales of one resource's objects: how they are made from an object, checked, and put back.
 *
 * <p>Go: pkg/apis/autoscaling/validation/validation.go (ValidateScale) and scaleFromDeployment of
 * pkg/registry/apps/deployment/storage/storage.go
 */
final class Scales {
  static final GroupVersionKind KIND = new GroupVersionKind("autoscaling", "v1", "Scale");
  private static final List<String> METADATA =
      List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

  private final RequestScope scope;
  private final Subresource.Scale paths;

  Scales(RequestScope scope, Subresource.Scale paths) {
    this.scope = scope;
    this.paths = paths;
  }

  /** The scale of an object in the hub version. */
  Unstructured of(Unstructured object) {
    Unstructured scale = Unstructured.create("autoscaling/v1", "Scale");
    for (String field : METADATA) {
      JsonNode value = object.at("metadata." + field);
      if (!value.isMissingNode()) {
        scale.set("metadata." + field, value);
      }
    }
    scope.links().setOn(scale);
    ObjectNode spec = scale.ensureObject("spec");
    if (object.longAt(paths.specPath()) != 0) {
      spec.put("replicas", object.longAt(paths.specPath()));
    }
    scale.set("status.replicas", object.longAt(paths.statusPath()));
    String selector = paths.selectorPath().isEmpty() ? "" : selectorText(object);
    return selector.isEmpty() ? scale : scale.set("status.selector", selector);
  }

  /** A label selector, or a plain map of labels, as the query form. */
  private String selectorText(Unstructured object) {
    JsonNode selector = object.at(paths.selectorPath());
    if (selector.isTextual()) {
      return selector.asText();
    }
    boolean structured = selector.has("matchLabels") || selector.has("matchExpressions");
    TreeMap<String, String> parts = new TreeMap<>();
    JsonNode labels = structured ? selector.path("matchLabels") : selector;
    labels
        .properties()
        .forEach(
            e -> parts.put(e.getKey() + "=", e.getKey() + "=" + e.getValue().asText()));
    for (JsonNode expression : selector.path("matchExpressions")) {
      String key = expression.path("key").asText();
      parts.put(key + "~" + parts.size(), expressionText(key, expression));
    }
    return String.join(",", parts.values());
  }

  private static String expressionText(String key, JsonNode expression) {
    TreeSet<String> values = new TreeSet<>();
    expression.path("values").forEach(value -> values.add(value.asText()));
    String list = "(" + String.join(",", values) + ")";
    return switch (expression.path("operator").asText()) {
      case "In" -> key + " in " + list;
      case "NotIn" -> key + " notin " + list;
      case "DoesNotExist" -> "!" + key;
      default -> key;
    };
  }

  /** A custom resource has a scale to be read only where its number of replicas is said. */
  void requireReplicas(Unstructured object) {
    if (scope.resource().isCustom() && !object.has(paths.specPath())) {
      throw ApiErrors.internal("the spec replicas field " + FieldError.quote("." + paths.specPath())
          + " does not exist");
    }
  }

  Unstructured decode(Format format, byte[] body) {
    return scope.decoder().decodeAs(format, body, KIND);
  }

  Unstructured decodePatched(JsonNode patched) throws DecodeException {
    return scope.decoder().decodePatchedAs(patched, KIND);
  }

  /** Refuses what is no scale. */
  void validate(Unstructured scale, String name) {
    ErrorList errors =
        new ObjectMetaValidation(true, NameValidators::dns1123Subdomain, false).validate(scale);
    long replicas = scale.longAt("spec.replicas");
    // A custom resource says so itself, with its own path.
    if (replicas < 0 && !scope.resource().isCustom()) {
      errors.add(
          FieldError.invalid("spec.replicas", replicas, "must be greater than or equal to 0"));
    }
    if (!errors.isEmpty()) {
      throw ApiErrors.invalid("autoscaling", "Scale", name, errors);
    }
  }

  Unstructured putInto(Unstructured object, Unstructured scale) {
    object.set(paths.specPath(), scale.longAt("spec.replicas"));
    if (scale.resourceVersion().isEmpty()) {
      return scope.resource().isCustom() ? object : object.remove("metadata.resourceVersion");
    }
    return object.set("metadata.resourceVersion", scale.resourceVersion());
  }
}
