package dev.kubewalk.apiextensions.registry.customresource;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;

/**
 * Says what is wrong with an object of one definition and version.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/validator.go
 * (customResourceValidator)
 */
@FunctionalInterface
interface CustomResourceValidator {
  ErrorList validate(Unstructured object);
}
