package dev.kubewalk.registry.policy;

import dev.kubewalk.apiserver.registry.rest.Resource;
import java.util.List;

/** Go: pkg/registry/policy/rest/storage_policy.go (RESTStorageProvider). */
public final class PolicyResources {
  private PolicyResources() {}

  public static List<Resource> resources() {
    return List.of(PodDisruptionBudgets.define(), PodSecurityPolicies.define());
  }
}
