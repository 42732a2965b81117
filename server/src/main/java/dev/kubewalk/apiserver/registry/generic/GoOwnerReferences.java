package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.List;

/**
 * Metadata values as Go's {@code %#v} prints them in messages.
 *
 * <p>Go: fmt (Printf)
 */
final class GoOwnerReferences {
  private GoOwnerReferences() {}

  static String strings(List<String> values) {
    return "[]string{"
        + String.join(", ", values.stream().map(FieldError::quote).toList())
        + "}";
  }

  static String show(List<Unstructured> owners) {
    return "[]v1.OwnerReference{"
        + String.join(", ", owners.stream().map(GoOwnerReferences::show).toList())
        + "}";
  }

  /** Pointers print as addresses, which differ in every run; only their presence can be told. */
  static String show(Unstructured owner) {
    return "v1.OwnerReference{APIVersion:"
        + FieldError.quote(owner.apiVersion())
        + ", Kind:"
        + FieldError.quote(owner.kind())
        + ", Name:"
        + FieldError.quote(owner.stringAt("name"))
        + ", UID:"
        + FieldError.quote(owner.stringAt("uid"))
        + ", Controller:"
        + pointer(owner, "controller")
        + ", BlockOwnerDeletion:"
        + pointer(owner, "blockOwnerDeletion")
        + "}";
  }

  private static String pointer(Unstructured owner, String field) {
    return owner.has(field) ? "(*bool)(0xc000000000)" : "(*bool)(nil)";
  }
}
