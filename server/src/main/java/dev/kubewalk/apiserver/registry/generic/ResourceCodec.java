package dev.kubewalk.apiserver.registry.generic;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.ObjectForm;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.apiserver.storage.Attributes;
import dev.kubewalk.apiserver.storage.Codec;
import dev.kubewalk.kv.BackendException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the objects of a resource are stored: in the storage version, kind and apiVersion first, with
 * the self link of that version. So a stored value in the hub version is already what a client
 * reads, and is served without being decoded.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/versioning/versioning.go (codec)
 */
public final class ResourceCodec implements Codec {
  private final Resource resource;
  private final ObjectForm form;
  private final SelfLinks links;
  private final SelfLinks storedLinks;
  private final GroupVersionKind hub;

  /** Of a custom resource: its trees are not of Go structs. */
  public ResourceCodec(Resource resource) {
    this(resource, ObjectForm.AS_IS);
  }

  /**
   * @param form in which objects are stored, and in which they are when they were converted
   */
  public ResourceCodec(Resource resource, ObjectForm form) {
    this.resource = requireNonNull(resource, "resource is null");
    this.form = requireNonNull(form, "form is null");
    this.hub = resource.hubVersion().withKind(resource.kind());
    this.links = new SelfLinks(resource.hubVersion(), resource.plural(), "");
    this.storedLinks = new SelfLinks(resource.storedAs().groupVersion(), resource.plural(), "");
  }

  public Resource resource() {
    return resource;
  }

  @Override
  public byte[] encode(Unstructured object) {
    Unstructured stored = storedLinks.setOn(toStorage(object.copy()));
    try {
      return Json.write(inOrder(form.of(resource.storedAs(), stored)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }

  private Unstructured toStorage(Unstructured object) {
    if (resource.storedForm().isPresent()) {
      return resource.storedForm().get().write(object);
    }
    GroupVersionKind storedAs = resource.storedAs();
    if (storedAs.equals(hub)) {
      return object;
    }
    Unstructured converted =
        version(storedAs).map(v -> v.conversion().fromHub().apply(object)).orElse(object);
    return stamped(converted, storedAs);
  }

  private Optional<ServedVersion> version(GroupVersionKind kind) {
    return resource.versions().stream().filter(v -> v.kind().equals(kind)).findFirst();
  }

  private static Unstructured stamped(Unstructured object, GroupVersionKind kind) {
    return object.set("apiVersion", kind.groupVersion().toString()).set("kind", kind.kind());
  }

  /** The same object with kind, apiVersion and metadata first. */
  static ObjectNode inOrder(Unstructured object) {
    ObjectNode from = object.node();
    ObjectNode ordered = from.objectNode();
    for (String first : new String[] {"kind", "apiVersion", "metadata"}) {
      if (from.has(first)) {
        ordered.set(first, from.get(first));
      }
    }
    from.properties().forEach(e -> ordered.putIfAbsent(e.getKey(), e.getValue()));
    return ordered;
  }

  @Override
  public Unstructured decode(byte[] value) {
    Unstructured object;
    try {
      object = Unstructured.of(Json.readObject(value));
    } catch (IOException e) {
      throw new BackendException.Unreadable("a stored value is not a JSON object", e);
    }
    if (resource.storedForm().isPresent()) {
      return Unstructured.of(inOrder(links.setOn(resource.storedForm().get().read(object))));
    }
    if (object.apiVersion().equals(hub.groupVersion().toString())) {
      return object;
    }
    GroupVersionKind found = GroupVersion.parse(object.apiVersion()).withKind(object.kind());
    Unstructured tree = object;
    Unstructured converted =
        version(found).map(v -> v.conversion().toHub().apply(tree)).orElse(object);
    links.setOn(form.of(hub, stamped(converted, hub)));
    return Unstructured.of(inOrder(converted));
  }

  @Override
  public boolean isServable(byte[] value) {
    return resource.storedForm().isEmpty() && resource.storedAs().equals(hub);
  }

  @Override
  public Attributes attributes(Unstructured object) {
    Map<String, String> fields = new HashMap<>();
    fields.put("metadata.name", object.name());
    if (resource.isNamespaced()) {
      fields.put("metadata.namespace", object.namespace());
    }
    resource.selectableFields().forEach((field, value) -> fields.put(field, value.apply(object)));
    return new Attributes(object.labels(), fields);
  }
}
