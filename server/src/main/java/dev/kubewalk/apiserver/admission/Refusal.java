package dev.kubewalk.apiserver.admission;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Makes the 403 with which a plugin refuses.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/errors.go (NewForbidden)
 */
public final class Refusal {
  private Refusal() {}

  /** {@code <resource> "<name>" is forbidden: <why>}. */
  public static StatusException forbidden(Attributes attributes, String why) {
    return ApiErrors.forbidden(
        attributes.target().resource().groupResource(), nameOf(attributes), why);
  }

  /** A create whose name is yet to be generated is named by its prefix. */
  private static String nameOf(Attributes attributes) {
    String name = attributes.target().name();
    if (!name.isEmpty()) {
      return name;
    }
    Unstructured object = attributes.object().orElse(null);
    if (object == null) {
      return "";
    }
    if (!object.name().isEmpty()) {
      return object.name();
    }
    return object.stringAt("metadata.generateName");
  }
}
