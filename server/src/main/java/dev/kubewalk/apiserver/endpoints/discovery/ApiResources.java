package dev.kubewalk.apiserver.endpoints.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What a group version serves, as an APIResourceList: resources and subresources in the order of
 * their names.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/version.go (APIVersionHandler)
 */
public final class ApiResources {
  private ApiResources() {}

  /** The document of one group version. */
  public static ObjectNode list(GroupVersion version, Collection<Resource> resources) {
    TreeMap<String, ObjectNode> sorted = new TreeMap<>();
    for (Resource resource : resources) {
      sorted.put(resource.plural(), describe(resource));
      for (Subresource subresource : resource.subresources(version.version())) {
        String name = resource.plural() + "/" + subresource.name();
        sorted.put(name, describe(resource, subresource, name, version));
      }
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("kind", "APIResourceList");
    if (!isLegacy(version)) {
      document.put("apiVersion", "v1");
    }
    document.put("groupVersion", version.toString());
    document.putArray("resources").addAll(sorted.values());
    return document;
  }

  /** The oldest groups leave their documents' apiVersion out, for clients as old as they. */
  private static boolean isLegacy(GroupVersion version) {
    return version.group().isEmpty() || version.group().equals("extensions");
  }

  private static ObjectNode describe(Resource resource) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", resource.plural());
    node.put("singularName", resource.singular());
    node.put("namespaced", resource.isNamespaced());
    node.put("kind", resource.kind());
    strings(
        node.putArray("verbs"),
        resource.verbs().stream().map(Verb::text).sorted().toList());
    if (!resource.shortNames().isEmpty()) {
      strings(node.putArray("shortNames"), resource.shortNames());
    }
    if (!resource.categories().isEmpty()) {
      strings(node.putArray("categories"), resource.categories());
    }
    if (resource.virtualStorage().isEmpty()) {
      node.put("storageVersionHash", StorageVersionHash.of(resource.storedAs()));
    }
    return node;
  }

  private static ObjectNode describe(
      Resource resource, Subresource subresource, String name, GroupVersion version) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", name);
    node.put("singularName", "");
    node.put("namespaced", resource.isNamespaced());
    if (subresource instanceof Subresource.View view) {
      node.put("kind", resource.kind());
      strings(
          node.putArray("verbs"), view.verbs().stream().map(Verb::text).sorted().toList());
    } else if (subresource instanceof Subresource.Scale) {
      node.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
      strings(node.putArray("verbs"), List.of("get", "patch", "update"));
    } else if (subresource instanceof Subresource.Action action) {
      foreignKind(node, action.kind(), version);
      node.put("kind", action.kind().kind());
      strings(node.putArray("verbs"), action.verbs());
    }
    return node;
  }

  /** Group and version stand there only where they are not those of the document. */
  private static void foreignKind(ObjectNode node, GroupVersionKind kind, GroupVersion version) {
    if (!kind.groupVersion().equals(version)) {
      node.put("group", kind.group()).put("version", kind.version());
    }
  }

  private static void strings(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }
}
