package dev.kubewalk.apiextensions.apiserver.conversion;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Converts a custom resource into another version of its group.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/conversion/converter.go
 * (crConverterInterface)
 */
@FunctionalInterface
public interface CrConverter {
  /** Versions that differ in their name only. Go: nopConverter. */
  CrConverter NOP = (object, target) -> object.set("apiVersion", target.toString());

  /**
   * The converter that a definition in v1 asks for. Webhooks are not called: objects then have only
   * the version in which they are stored, and the others fail.
   */
  static CrConverter of(Unstructured definition) {
    return definition.stringAt("spec.conversion.strategy").equals("Webhook")
        ? CrConverter::refuse
        : NOP;
  }

  private static Unstructured refuse(Unstructured object, GroupVersion target) {
    throw ApiErrors.raw("conversion webhook for "
        + object.apiVersion()
        + ", Kind="
        + object.kind()
        + " failed: this server does not call conversion webhooks");
  }

  /**
   * @param object owned by the converter; never in the target version already
   * @throws dev.kubewalk.apimachinery.errors.StatusException when it cannot be converted
   */
  Unstructured convert(Unstructured object, GroupVersion target);
}
