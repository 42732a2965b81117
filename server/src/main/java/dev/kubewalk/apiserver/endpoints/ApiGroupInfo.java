package dev.kubewalk.apiserver.endpoints;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import java.util.List;

/**
 * An API group that is to be installed: its enabled versions and what they serve. Which resource is
 * served in which version, its own definition says.
 *
 * @param group empty for the core group
 * @param versions those enabled, preferred first
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (APIGroupInfo)
 */
public record ApiGroupInfo(String group, List<String> versions, List<ResourceStorage> resources) {
  public ApiGroupInfo {
    requireNonNull(group, "group is null");
    versions = List.copyOf(versions);
    resources = List.copyOf(resources);
  }

  /** One {@link ApiGroupVersion} for each enabled version that serves something. */
  public List<ApiGroupVersion> groupVersions(ApiServices services) {
    return versions.stream()
        .map(version -> new ApiGroupVersion(new GroupVersion(group, version), resources, services))
        .filter(installed -> !installed.resources().isEmpty())
        .toList();
  }
}
