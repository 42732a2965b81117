package dev.kubewalk.apiserver.authentication;

import java.util.List;
import java.util.Map;

/**
 * Who makes a request.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/user/user.go (DefaultInfo)
 */
public record UserInfo(
    String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  public static final String SYSTEM_PRIVILEGED_GROUP = "system:masters";
  public static final String ALL_AUTHENTICATED = "system:authenticated";
  public static final String ALL_UNAUTHENTICATED = "system:unauthenticated";
  public static final String ANONYMOUS = "system:anonymous";
  public static final String API_SERVER_USER = "system:apiserver";

  public UserInfo {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  public UserInfo(String name, List<String> groups) {
    this(name, "", groups, Map.of());
  }

  public boolean inGroup(String group) {
    return groups.contains(group);
  }
}
