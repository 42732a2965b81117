package dev.kubewalk.apiextensions.registry.customresource;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;

/**
 * What is done to a custom resource before it is stored. With a status subresource the status is
 * kept apart, and only other changes count as a generation; without one, every change does except
 * those of the metadata.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/strategy.go
 * (customResourceStrategy)
 */
final class CustomResourceStrategy implements Strategy {
  private final boolean statusApart;
  private final CustomResourceValidator validator;

  CustomResourceStrategy(boolean statusApart, CustomResourceValidator validator) {
    this.statusApart = statusApart;
    this.validator = requireNonNull(validator);
  }

  @Override
  public void prepareForCreate(RequestContext context, Unstructured object) {
    if (statusApart) {
      object.remove("status");
    }
    object.set("metadata.generation", 1);
  }

  @Override
  public void prepareForUpdate(RequestContext context, Unstructured object, Unstructured old) {
    if (statusApart) {
      keepStatus(object, old);
    }
    if (!withoutMetadata(object).equals(withoutMetadata(old))) {
      object.set("metadata.generation", old.longAt("metadata.generation") + 1);
    }
  }

  private static void keepStatus(Unstructured object, Unstructured old) {
    if (old.node().has("status")) {
      object.set("status", old.at("status").deepCopy());
    } else {
      object.remove("status");
    }
  }

  private static Unstructured withoutMetadata(Unstructured object) {
    return Unstructured.of(object.node().deepCopy().without("metadata"));
  }

  @Override
  public ErrorList validate(RequestContext context, Unstructured object) {
    return validator.validate(object);
  }

  @Override
  public ErrorList validateUpdate(RequestContext context, Unstructured object, Unstructured old) {
    return validator.validate(object);
  }
}
