package dev.kubewalk.apimachinery.runtime.schema;

/**
 * A resource (lower-case plural) in a version of a group.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go (GroupVersionResource)
 */
public record GroupVersionResource(String group, String version, String resource) {
  public GroupVersion groupVersion() {
    return new GroupVersion(group, version);
  }

  public GroupResource groupResource() {
    return new GroupResource(group, resource);
  }
}
