package dev.kubewalk.apimachinery.runtime.schema;

/**
 * A kind in a version of a group, such as apps/v1 Deployment. The core group's name is empty.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/schema/group_version.go (GroupVersionKind)
 */
public record GroupVersionKind(String group, String version, String kind) {
  public GroupVersion groupVersion() {
    return new GroupVersion(group, version);
  }

  /** As Go prints it in messages: {@code apps/v1, Kind=Deployment}. */
  @Override
  public String toString() {
    return groupVersion() + ", Kind=" + kind;
  }
}
