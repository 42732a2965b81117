package dev.kubewalk.apimachinery.runtime.schema;

/**
 * A version of an API group, such as apps/v1. The core group's name is empty, and its text is the
 * version alone.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go (GroupVersion)
 */
public record GroupVersion(String group, String version) {
  /** Reads an apiVersion; a text without a slash is a version of the core group. */
  public static GroupVersion parse(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new GroupVersion("", apiVersion)
        : new GroupVersion(apiVersion.substring(0, slash), apiVersion.substring(slash + 1));
  }

  public GroupVersionKind withKind(String kind) {
    return new GroupVersionKind(group, version, kind);
  }

  public GroupVersionResource withResource(String resource) {
    return new GroupVersionResource(group, version, resource);
  }

  /** The apiVersion text: {@code v1} or {@code apps/v1}. */
  @Override
  public String toString() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
