package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apiextensions.apihelpers.Definitions;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.version.KubeVersion;
import dev.kubewalk.apiserver.endpoints.discovery.ApiGroups;
import dev.kubewalk.apiserver.endpoints.discovery.DiscoveryHandler;
import dev.kubewalk.apiserver.endpoints.discovery.StorageVersionHash;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import java.util.List;
import java.util.Optional;

/**
 * Discovery of groups and versions that definitions make: {@code /apis/<group>} and {@code
 * /apis/<group>/<version>}. Documents are made for each request out of what is known then, so there
 * is nothing to keep in step.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_discovery.go,
 * customresource_discovery_controller.go (DiscoveryController)
 */
final class CrdDiscovery {
  private static final List<String> VERBS =
      List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");
  private static final List<String> VERBS_WHILE_TERMINATING =
      List.of("delete", "deletecollection", "get", "list", "watch");
  private static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");

  private final SharedInformer definitions;

  CrdDiscovery(SharedInformer definitions) {
    this.definitions = requireNonNull(definitions);
  }

  /** What answers a path below {@code /apis}; empty when no definition makes it. */
  Optional<Handler> find(List<String> path) {
    return switch (path.size()) {
      case 2 -> group(path.get(1));
      case 3 -> version(path.get(1), path.get(2));
      default -> Optional.empty();
    };
  }

  private List<Unstructured> established(String group) {
    return definitions.list().stream()
        .filter(d -> d.stringAt("spec.group").equals(group))
        .filter(d -> Definitions.isTrue(d, Definitions.ESTABLISHED))
        .toList();
  }

  private Optional<Handler> group(String group) {
    List<String> versions = established(group).stream()
        .flatMap(d -> Definitions.served(d).stream())
        .distinct()
        .sorted(KubeVersion.NEWEST_LAST.reversed())
        .toList();
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DiscoveryHandler.anyMethod(ApiGroups.group(new ApiGroups.Group(group, versions))));
  }

  private Optional<Handler> version(String group, String version) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("kind", "APIResourceList").put("apiVersion", "v1");
    document.put("groupVersion", group + "/" + version);
    ArrayNode resources = document.putArray("resources");
    for (Unstructured definition : established(group)) {
      if (Definitions.serves(definition, version)) {
        addResource(resources, definition);
        addSubresources(resources, definition, version);
      }
    }
    return resources.isEmpty()
        ? Optional.empty()
        : Optional.of(DiscoveryHandler.anyMethod(document));
  }

  private static void addResource(ArrayNode resources, Unstructured definition) {
    Unstructured names = definition.objectAt("status.acceptedNames");
    ObjectNode resource = resource(resources, definition, names.stringAt("plural"));
    resource.put("singularName", names.stringAt("singular"));
    resource.put("kind", names.stringAt("kind"));
    boolean terminating = Definitions.isTrue(definition, Definitions.TERMINATING);
    strings(resource, "verbs", terminating ? VERBS_WHILE_TERMINATING : VERBS);
    for (String list : List.of("shortNames", "categories")) {
      if (!names.stringsAt(list).isEmpty()) {
        strings(resource, list, names.stringsAt(list));
      }
    }
    resource.put(
        "storageVersionHash",
        StorageVersionHash.of(new GroupVersionKind(
            definition.stringAt("spec.group"),
            Definitions.storageVersion(definition),
            names.stringAt("kind"))));
  }

  private static void addSubresources(
      ArrayNode resources, Unstructured definition, String version) {
    Unstructured served = Definitions.version(definition, version).orElseThrow();
    Unstructured names = definition.objectAt("status.acceptedNames");
    if (served.has("subresources.status")) {
      ObjectNode status = resource(resources, definition, names.stringAt("plural") + "/status");
      status.put("kind", names.stringAt("kind"));
      strings(status, "verbs", SUBRESOURCE_VERBS);
    }
    if (served.has("subresources.scale")) {
      ObjectNode scale = resource(resources, definition, names.stringAt("plural") + "/scale");
      scale.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
      strings(scale, "verbs", SUBRESOURCE_VERBS);
    }
  }

  private static ObjectNode resource(ArrayNode resources, Unstructured definition, String name) {
    return resources
        .addObject()
        .put("name", name)
        .put("singularName", "")
        .put("namespaced", Definitions.isNamespaced(definition));
  }

  private static void strings(ObjectNode resource, String field, List<String> values) {
    ArrayNode array = resource.putArray(field);
    values.forEach(array::add);
  }
}
