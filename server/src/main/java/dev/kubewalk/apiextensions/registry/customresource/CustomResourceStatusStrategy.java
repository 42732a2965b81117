package dev.kubewalk.apiextensions.registry.customresource;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;

/**
 * An update of the status leaves everything else as it is, the metadata included.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/status_strategy.go
 * (statusStrategy)
 */
final class CustomResourceStatusStrategy implements Strategy {
  private final CustomResourceValidator validator;

  CustomResourceStatusStrategy(CustomResourceValidator validator) {
    this.validator = requireNonNull(validator);
  }

  @Override
  public void prepareForUpdate(RequestContext context, Unstructured object, Unstructured old) {
    JsonNode status = object.node().get("status");
    JsonNode managedFields = object.at("metadata.managedFields");
    object.node().removeAll();
    object.node().setAll(old.copy().node());
    if (status == null) {
      object.remove("status");
    } else {
      object.set("status", status);
    }
    if (managedFields.isMissingNode()) {
      object.remove("metadata.managedFields");
    } else {
      object.set("metadata.managedFields", managedFields);
    }
  }

  @Override
  public ErrorList validateUpdate(RequestContext context, Unstructured object, Unstructured old) {
    return validator.validate(object);
  }
}
