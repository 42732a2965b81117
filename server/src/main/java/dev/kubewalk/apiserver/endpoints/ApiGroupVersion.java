package dev.kubewalk.apiserver.endpoints;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apiserver.endpoints.discovery.ApiResources;
import dev.kubewalk.apiserver.registry.generic.SelfLinks;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.http.Handler;
import java.util.Comparator;
import java.util.List;

/**
 * One version of an API group, ready to be installed below its root path.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/groupversion.go (APIGroupVersion)
 */
public final class ApiGroupVersion {
  private final GroupVersion version;
  private final List<ResourceStorage> resources;
  private final ApiServices services;

  /**
   * @param resources of the group; those that are not served in this version are left out
   */
  public ApiGroupVersion(
      GroupVersion version, List<ResourceStorage> resources, ApiServices services) {
    this.version = requireNonNull(version, "version is null");
    this.services = requireNonNull(services, "services is null");
    this.resources = resources.stream()
        .filter(r -> r.resource().version(version.version()).isPresent())
        .sorted(Comparator.comparing(r -> r.resource().plural()))
        .toList();
  }

  public GroupVersion groupVersion() {
    return version;
  }

  /** {@code /api/v1} or {@code /apis/<group>/<version>}. */
  public String rootPath() {
    return SelfLinks.rootPath(version);
  }

  /** The resources served in this version, in the order of their names. */
  public List<Resource> resources() {
    return resources.stream().map(ResourceStorage::resource).toList();
  }

  /** The APIResourceList at the root path. */
  public ObjectNode discoveryDocument() {
    return ApiResources.list(version, resources());
  }

  /** Makes the handler of the root path and of everything below it. Go: InstallREST. */
  public Handler install() {
    return new ApiInstaller(this, services).install(resources);
  }
}
