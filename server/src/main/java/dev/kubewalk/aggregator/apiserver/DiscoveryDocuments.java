package dev.kubewalk.aggregator.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.List;

/**
 * Discovery documents made of APIServices.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/handler_apis.go
 * (convertToDiscoveryAPIGroup, discoveryGroup)
 */
final class DiscoveryDocuments {
  static final String GROUP = "apiregistration.k8s.io";

  private DiscoveryDocuments() {}

  /** The group list: the aggregator's own group first, the core group nowhere. */
  static ObjectNode groupList(List<String> ownVersions, List<Unstructured> services) {
    ObjectNode list = Unstructured.create("v1", "APIGroupList").node();
    ArrayNode groups = list.putArray("groups");
    groups.add(group(GROUP, ownVersions));
    for (List<Unstructured> group : ApiServiceOrder.sortedByGroupAndVersion(services)) {
      String name = group.get(0).stringAt("spec.group");
      if (!name.isEmpty()) {
        groups.add(group(name, versions(group)));
      }
    }
    return list;
  }

  /** The document of one group. */
  static ObjectNode singleGroup(String name, List<Unstructured> services) {
    List<Unstructured> sorted = ApiServiceOrder.sortedByGroupAndVersion(services).get(0);
    ObjectNode document = Unstructured.create("v1", "APIGroup").node();
    document.setAll(group(name, versions(sorted)));
    return document;
  }

  private static List<String> versions(List<Unstructured> services) {
    return services.stream().map(s -> s.stringAt("spec.version")).toList();
  }

  private static ObjectNode group(String name, List<String> versions) {
    ObjectNode group = JsonNodeFactory.instance.objectNode().put("name", name);
    ArrayNode list = group.putArray("versions");
    versions.forEach(version -> list.add(version(name, version)));
    group.set("preferredVersion", version(name, versions.get(0)));
    return group;
  }

  private static ObjectNode version(String group, String version) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("groupVersion", new GroupVersion(group, version).toString())
        .put("version", version);
  }
}
