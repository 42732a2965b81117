package dev.kubewalk.apiserver.admission;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.UserInfo;
import java.util.Optional;

/**
 * A write that admission is asked about.
 *
 * @param object the new object, which mutating plugins change in place; empty for a delete
 * @param oldObject the stored object, not to be modified; empty for a create
 * @param options the request's options (CreateOptions …), empty when it has none
 * @param reinvocation what mutating plugins remember when they are asked twice
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/admission/attributes.go (attributesRecord)
 */
public record Attributes(
    Operation operation,
    Target target,
    Optional<Unstructured> object,
    Optional<Unstructured> oldObject,
    Unstructured options,
    boolean dryRun,
    UserInfo user,
    ReinvocationContext reinvocation) {

  /** What the request does. */
  public enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    CONNECT
  }

  /**
   * What the request is about.
   *
   * @param kind of the objects, in the request's version
   * @param subresource empty for the object itself
   * @param interfaces the objects' other versions
   */
  public record Target(
      GroupVersionKind kind,
      GroupVersionResource resource,
      String subresource,
      String namespace,
      String name,
      ObjectInterfaces interfaces) {}

  public boolean is(String group, String resource) {
    return target.resource().group().equals(group)
        && target.resource().resource().equals(resource);
  }
}
