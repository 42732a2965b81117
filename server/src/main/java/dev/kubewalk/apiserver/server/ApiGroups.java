package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.endpoints.ApiGroupVersion;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.endpoints.discovery.ApiGroups.Group;
import dev.kubewalk.apiserver.endpoints.discovery.DiscoveryHandler;
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
  private final List<Group> groups = new CopyOnWriteArrayList<>();

  /** Everything installed, for the OpenAPI document. */
  private final List<Installed> installed = new CopyOnWriteArrayList<>();

  /** A served group version. */
  public record Installed(GroupVersion version, List<ResourceStorage> resources) {}

  ApiGroups(CompletedConfig config, RestContainer container) {
    this.config = config.settings();
    this.container = requireNonNull(container);
  }

  public List<Installed> installed() {
    return List.copyOf(installed);
  }

  /** {@code /apis}: the list of this server's own groups. */
  void installRootDiscovery() {
    Handler list = (request, response) -> DiscoveryHandler.route(
            dev.kubewalk.apiserver.endpoints.discovery.ApiGroups.groupList(groups))
        .serve(request, response);
    container.add(new WebService("/apis", RestRoutes.only("/apis", list)));
  }

  /** Installs the core group below {@code /api}. */
  public void installLegacyApiGroup(ApiGroupInfo group) {
    List<String> versions = installVersions(group);
    String address = config.endpoint().externalAddress();
    Handler document = DiscoveryHandler.route(
        dev.kubewalk.apiserver.endpoints.discovery.ApiGroups.legacyVersions(versions, address));
    container.add(new WebService(LEGACY_PREFIX, RestRoutes.only(LEGACY_PREFIX, document)));
  }

  /** Installs named groups below {@code /apis}, in the order given. */
  public void installApiGroups(List<ApiGroupInfo> infos) {
    for (ApiGroupInfo info : infos) {
      List<String> versions = installVersions(info);
      if (!versions.isEmpty()) {
        Group group = new Group(info.group(), versions);
        groups.add(group);
        String path = "/apis/" + info.group();
        Handler document = DiscoveryHandler.route(
            dev.kubewalk.apiserver.endpoints.discovery.ApiGroups.group(group));
        container.add(new WebService(path, RestRoutes.only(path, document)));
      }
    }
  }

  private List<String> installVersions(ApiGroupInfo info) {
    List<String> served = new ArrayList<>();
    info.versions().forEach((name, resources) -> {
      GroupVersion version = new GroupVersion(info.group(), name);
      if (resources.isEmpty()) {
        config.runtime().log().warning("Skipping API " + version + " because it has no resources.");
        return;
      }
      ApiGroupVersion routes =
          new ApiGroupVersion(version, resources, config.features().apis());
      container.add(new WebService(routes.rootPath(), routes.install()));
      installed.add(new Installed(version, resources));
      served.add(name);
    });
    return served;
  }
}
