package dev.kubewalk.apiserver.endpoints.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.ObjectInterfaces;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Subresource;

/**
 * One version of a resource or subresource, as admission converts its objects.
 *
 * @param whole whether the objects are those of the resource; a Scale below it has one version only
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (RequestScope, as
 *     admission's ObjectInterfaces)
 */
record ScopeVersion(
    GroupVersionResource resource,
    GroupVersionKind kind,
    boolean whole,
    VersionedObjects objects,
    ObjectDecoder decoder)
    implements ObjectInterfaces.Version {

  static ScopeVersion of(
      Resource resource, String subresource, VersionedObjects objects, ObjectDecoder decoder) {
    GroupVersionKind own = decoder.kind();
    GroupVersionKind kind = resource.subresources(own.version()).stream()
        .filter(below -> below.name().equals(subresource))
        .findFirst()
        .map(below -> kindOf(below, own))
        .orElse(own);
    return new ScopeVersion(
        own.groupVersion().withResource(resource.plural()),
        kind,
        kind.equals(own),
        objects,
        decoder);
  }

  private static GroupVersionKind kindOf(Subresource below, GroupVersionKind own) {
    if (below instanceof Subresource.Scale) {
      return Scales.KIND;
    }
    return below instanceof Subresource.Action action ? action.kind() : own;
  }

  @Override
  public Unstructured fromHub(Unstructured object) {
    Unstructured copy = object.copy();
    return whole ? objects.fromHub(objects.asHub(copy)) : copy;
  }

  @Override
  public Unstructured toHub(Unstructured object) {
    return whole ? objects.toHub(object) : object;
  }

  @Override
  public Unstructured decoded(JsonNode tree) throws DecodeException {
    return whole ? decoder.decodePatched(tree) : decoder.decodePatchedAs(tree, kind);
  }
}
