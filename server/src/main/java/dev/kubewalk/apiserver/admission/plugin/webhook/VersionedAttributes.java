package dev.kubewalk.apiserver.admission.plugin.webhook;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.ObjectInterfaces;
import java.util.Optional;

/**
 * A write with its objects in the version that a webhook wants.
 *
 * @param object the new object; empty for a delete
 * @param oldObject the stored one; empty for a create
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/interfaces.go
 *     (VersionedAttributes)
 */
public record VersionedAttributes(
    Attributes attributes,
    ObjectInterfaces.Version version,
    Optional<Unstructured> object,
    Optional<Unstructured> oldObject) {

  public static VersionedAttributes of(Attributes attributes, ObjectInterfaces.Version version) {
    return new VersionedAttributes(
        attributes,
        version,
        attributes.object().map(version::fromHub),
        attributes.oldObject().map(version::fromHub));
  }

  /** The same in another version. */
  public VersionedAttributes in(ObjectInterfaces.Version other) {
    return other.resource().equals(version.resource())
        ? this
        : new VersionedAttributes(
            attributes,
            other,
            object.map(o -> other.fromHub(version.toHub(o.copy()))),
            attributes.oldObject().map(other::fromHub));
  }

  /** The same with a changed object. */
  public VersionedAttributes with(Unstructured changed) {
    return new VersionedAttributes(attributes, version, Optional.of(changed), oldObject);
  }

  /** Puts the changed object into the write itself, where its store finds it. */
  public void writeBack() {
    Unstructured target = attributes.object().orElseThrow();
    String apiVersion = target.apiVersion();
    String kind = target.kind();
    Unstructured hub = version.toHub(object.orElseThrow().copy());
    target.node().removeAll();
    target.node().setAll(hub.node());
    target.set("apiVersion", apiVersion).set("kind", kind);
  }
}
