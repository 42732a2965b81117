package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.server.RestContainer.WebService;
import dev.kubewalk.apiserver.server.routes.RestRoutes;
import dev.kubewalk.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Installs API groups into a server: one service a version, one for the group's own document, and
 * an entry in the list of groups.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (InstallAPIGroups,
 * InstallLegacyAPIGroup)
 */
public final class ApiGroups {
  private static final String LEGACY_PREFIX = "/api";

  private final Config config;
  private final RestContainer container;

  /** The groups of /apis, in order of installation. */
  private final List<ObjectNode> groups = new CopyOnWriteArrayList<>();

  /** Everything installed, for the OpenAPI document. */
  private final List<Installed> installed = new CopyOnWriteArrayList<>();

  /** A served group version. */
  public record Installed(GroupVersion version, List<Store> stores) {}

  ApiGroups(CompletedConfig config, RestContainer container) {
    this.config = config.settings();
    this.container = requireNonNull(container);
  }

  public List<Installed> installed() {
    return List.copyOf(installed);
  }

  /** {@code /apis}: the list of this server's own groups. */
  void installRootDiscovery() {
    Handler list =
        (request, response) -> {
          ObjectNode document = Unstructured.create("v1", "APIGroupList").node();
          ArrayNode all = document.putArray("groups");
          groups.forEach(all::add);
          config.features().apis().writeDocument(request, response, document);
        };
    container.add(new WebService("/apis", RestRoutes.get("/apis", list)));
  }

  /** Installs the core group below {@code /api}. */
  public void installLegacyApiGroup(ApiGroupInfo group) {
    List<String> versions = installVersions(group);
    Handler document =
        (request, response) -> {
          ObjectNode list = JsonNodeFactory.instance.objectNode().put("kind", "APIVersions");
          versions.forEach(list.putArray("versions")::add);
          list.putArray("serverAddressByClientCIDRs")
              .addObject()
              .put("clientCIDR", "0.0.0.0/0")
              .put("serverAddress", config.endpoint().externalAddress());
          config.features().apis().writeDocument(request, response, list);
        };
    container.add(new WebService(LEGACY_PREFIX, RestRoutes.get(LEGACY_PREFIX, document)));
  }

  /** Installs named groups below {@code /apis}, in the order given. */
  public void installApiGroups(List<ApiGroupInfo> infos) {
    for (ApiGroupInfo info : infos) {
      List<String> versions = installVersions(info);
      if (!versions.isEmpty()) {
        installGroupDocument(info.group(), versions);
      }
    }
  }

  private List<String> installVersions(ApiGroupInfo info) {
    List<String> served = new ArrayList<>();
    info.versions()
        .forEach(
            (name, stores) -> {
              GroupVersion version = new GroupVersion(info.group(), name);
              if (stores.isEmpty()) {
                config
                    .runtime()
                    .log()
                    .warning("Skipping API " + version + " because it has no resources.");
                return;
              }
              Handler service = config.features().apis().install(version, stores);
              container.add(new WebService(rootPath(version), service));
              installed.add(new Installed(version, stores));
              served.add(name);
            });
    return served;
  }

  private void installGroupDocument(String group, List<String> versions) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("name", group);
    ArrayNode list = entry.putArray("versions");
    versions.forEach(version -> list.add(versionNode(group, version)));
    entry.set("preferredVersion", versionNode(group, versions.get(0)));
    groups.add(entry);
    ObjectNode document = Unstructured.create("v1", "APIGroup").node();
    document.setAll(entry.deepCopy());
    String path = "/apis/" + group;
    Handler handler =
        (request, response) ->
            config.features().apis().writeDocument(request, response, document);
    container.add(new WebService(path, RestRoutes.get(path, handler)));
  }

  private static ObjectNode versionNode(String group, String version) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("groupVersion", new GroupVersion(group, version).toString())
        .put("version", version);
  }

  private static String rootPath(GroupVersion version) {
    return version.group().isEmpty()
        ? LEGACY_PREFIX + "/" + version.version()
        : "/apis/" + version.group() + "/" + version.version();
  }
}
