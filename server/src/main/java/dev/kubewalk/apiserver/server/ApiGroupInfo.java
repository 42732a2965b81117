package dev.kubewalk.apiserver.server;

import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An API group with the stores of each of its versions.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (APIGroupInfo)
 *
 * @param group empty for the core group
 * @param versions by name, preferred first; one without stores is skipped when installed
 */
public record ApiGroupInfo(String group, Map<String, List<ResourceStorage>> versions) {
  public ApiGroupInfo {
    versions = new LinkedHashMap<>(versions);
  }

  /** True when nothing of the group is to be served. */
  public boolean isEmpty() {
    return versions.values().stream().allMatch(List::isEmpty);
  }
}
