package dev.kubewalk.apiserver.authorization;

/**
 * Authorizers that look at nothing.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizerfactory/builtin.go
 */
public final class Authorizers {
  private static final Decision ALLOWED = new Decision.Allow("");

  private Authorizers() {}

  /** Mode AlwaysAllow. */
  public static Authorizer alwaysAllow() {
    return attributes -> ALLOWED;
  }

  /** Mode AlwaysDeny: it has no opinion, so that an authorizer behind it may allow. */
  public static Authorizer alwaysDeny() {
    Decision forbidden = new Decision.NoOpinion("Everything is forbidden.", "");
    return attributes -> forbidden;
  }

  /** Allows members of {@code group} everything. */
  public static Authorizer privilegedGroup(String group) {
    Decision none = new Decision.NoOpinion("", "");
    return attributes -> attributes.user().inGroup(group) ? ALLOWED : none;
  }
}
