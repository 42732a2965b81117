package dev.kubewalk.apimachinery.runtime.schema;

/**
 * A resource of a group whatever its version; messages to clients name resources so.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go (GroupResource)
 */
public record GroupResource(String group, String resource) {
  /** {@code pods} or {@code deployments.apps}. */
  @Override
  public String toString() {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
