package dev.kubewalk.apiserver.endpoints.handlers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.generic.Json;
import dev.kubewalk.apiserver.registry.generic.SelfLinks;
import dev.kubewalk.apiserver.registry.rest.ObjectForm;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.apiserver.registry.rest.StoredForm;
import dev.kubewalk.apiserver.storage.StoredObject;
import java.util.Optional;

/**
 * Objects of one resource between its hub version and the version that a client speaks. Stored
 * objects in the hub version are already what a client of that version reads; for others the
 * converted text is made once and kept with the stored state.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/response.go (transformObject), with
 * setObjectSelfLink
 */
final class VersionedObjects {
  /** Under what the text of a converted object is kept with its stored state. */
  private record View(String apiVersion, String subresource) {}

  private final ServedVersion served;
  private final GroupVersionKind hub;
  private final ObjectForm form;
  private final Optional<StoredForm> storedForm;
  private final SelfLinks links;
  private final boolean custom;
  private final boolean asStored;
  private final View view;

  /**
   * @param form of converted objects
   */
  VersionedObjects(Resource resource, ServedVersion served, String subresource, ObjectForm form) {
    this.served = served;
    this.form = form;
    this.storedForm = resource.storedForm();
    this.hub = resource.hubVersion().withKind(resource.kind());
    this.links = new SelfLinks(served.kind().groupVersion(), resource.plural(), subresource);
    this.custom = resource.isCustom();
    this.asStored = served.kind().equals(hub) && subresource.isEmpty();
    this.view = new View(served.kind().groupVersion().toString(), subresource);
  }

  SelfLinks links() {
    return links;
  }

  /** The object's JSON text as a client of this version reads it; shared, not to be changed. */
  byte[] json(StoredObject stored) {
    boolean ready = asStored && stored.revision() != 0;
    return ready ? stored.json() : stored.derive(view, state -> write(tree(state)));
  }

  /** The object as a tree of the served version with its self link; the caller owns it. */
  Unstructured tree(StoredObject stored) {
    Unstructured object = links.setOn(fromHub(stored.object()));
    // A dry run's object never came to be, so it has no version.
    return stored.revision() == 0 ? object.remove("metadata.resourceVersion") : object;
  }

  /** The object in the hub version: {@code tree}, when that is it already. */
  Unstructured hub(StoredObject stored, Unstructured tree) {
    return served.kind().equals(hub) ? tree : stored.object();
  }

  /** Converts a hub object that the caller owns. */
  Unstructured fromHub(Unstructured object) {
    if (served.kind().equals(hub)) {
      return object;
    }
    Unstructured converted = served.conversion().fromHub().apply(object);
    return form.of(served.kind(), stamp(converted, served.kind()));
  }

  /** Converts an object of the served version that the caller owns. */
  Unstructured toHub(Unstructured object) {
    if (custom) {
      // It says itself what it is, and validation tells when it is wrong.
      return object;
    }
    Unstructured converted =
        served.kind().equals(hub) ? object : served.conversion().toHub().apply(object);
    return stamp(converted, hub);
  }

  /**
   * Makes a hub object of this resource of one that is the same thing elsewhere; the caller owns
   * both. Built-in resources that are stored under one prefix have hubs that differ in their names
   * only; custom ones know how to read each other's versions.
   */
  Unstructured asHub(Unstructured object) {
    if (object.apiVersion().equals(hub.groupVersion().toString())) {
      return object;
    }
    return storedForm.map(stored -> stored.read(object)).orElseGet(() -> stamp(object, hub));
  }

  private static Unstructured stamp(Unstructured object, GroupVersionKind kind) {
    return object.set("apiVersion", kind.groupVersion().toString()).set("kind", kind.kind());
  }

  static byte[] write(Unstructured object) {
    return write(object.node());
  }

  static byte[] write(ObjectNode node) {
    try {
      return Json.write(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }
}
