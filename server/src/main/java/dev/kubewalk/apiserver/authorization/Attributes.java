package dev.kubewalk.apiserver.authorization;

import dev.kubewalk.apiserver.authentication.UserInfo;

/**
 * What a user wants to do. For a path that is no resource, {@code resourceRequest} is false and
 * only {@code path} counts.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go
 * (AttributesRecord)
 */
public record Attributes(
    UserInfo user, String verb, boolean resourceRequest, ResourceAttributes resource, String path) {

  /** The resource that the user wants to reach; unused parts are empty. */
  public record ResourceAttributes(
      String group,
      String version,
      String resource,
      String subresource,
      String namespace,
      String name) {
    public static final ResourceAttributes NONE = new ResourceAttributes("", "", "", "", "", "");

    /** {@code pods} or {@code pods/log}. */
    public String combinedResource() {
      return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
  }

  public static Attributes ofResource(UserInfo user, String verb, ResourceAttributes resource) {
    return new Attributes(user, verb, true, resource, "");
  }

  public static Attributes ofPath(UserInfo user, String verb, String path) {
    return new Attributes(user, verb, false, ResourceAttributes.NONE, path);
  }

  public boolean isReadOnly() {
    return verb.equals("get") || verb.equals("list") || verb.equals("watch");
  }
}
