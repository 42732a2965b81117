package dev.kubewalk.aggregator.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.discovery.ApiGroups;
import dev.kubewalk.apiserver.endpoints.discovery.ApiGroups.Group;
import java.util.ArrayList;
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
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(GROUP, ownVersions));
    for (List<Unstructured> group : ApiServiceOrder.sortedByGroupAndVersion(services)) {
      String name = group.get(0).stringAt("spec.group");
      if (!name.isEmpty()) {
        groups.add(new Group(name, versions(group)));
      }
    }
    return ApiGroups.groupList(groups);
  }

  /** The document of one group. */
  static ObjectNode singleGroup(String name, List<Unstructured> services) {
    List<Unstructured> sorted =
        ApiServiceOrder.sortedByGroupAndVersion(services).get(0);
    return ApiGroups.group(new Group(name, versions(sorted)));
  }

  private static List<String> versions(List<Unstructured> services) {
    return services.stream().map(s -> s.stringAt("spec.version")).toList();
  }
}
