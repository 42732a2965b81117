package dev.kubewalk.apiserver.endpoints.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * The documents that name groups and their versions.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/group.go, legacy.go, root.go
 */
public final class ApiGroups {
  private ApiGroups() {}

  /**
   * A group, as {@code /apis/<group>} shows it.
   *
   * @param versions preferred first
   */
  public record Group(String name, List<String> versions) {
    public Group {
      versions = List.copyOf(versions);
    }
  }

  /** {@code /apis/<group>}. */
  public static ObjectNode group(Group group) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("kind", "APIGroup").put("apiVersion", "v1");
    return fill(document, group);
  }

  private static ObjectNode fill(ObjectNode node, Group group) {
    node.put("name", group.name());
    ArrayNode versions = node.putArray("versions");
    for (String version : group.versions()) {
      versions.add(version(group, version));
    }
    node.set("preferredVersion", version(group, group.versions().get(0)));
    return node;
  }

  private static ObjectNode version(Group group, String version) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("groupVersion", group.name() + "/" + version).put("version", version);
  }

  /** {@code /apis}. */
  public static ObjectNode groupList(Collection<Group> groups) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode list = document.putArray("groups");
    for (Group group : groups) {
      fill(list.addObject(), group);
    }
    return document;
  }

  /**
   * {@code /api}.
   *
   * @param serverAddress host and port that clients of every network are to use
   */
  public static ObjectNode legacyVersions(List<String> versions, String serverAddress) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("kind", "APIVersions");
    versions.forEach(document.putArray("versions")::add);
    document
        .putArray("serverAddressByClientCIDRs")
        .addObject()
        .put("clientCIDR", "0.0.0.0/0")
        .put("serverAddress", serverAddress);
    return document;
  }
}
