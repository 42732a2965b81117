package dev.kubewalk.apiserver.authorization;

/**
 * Authorizers that look at nothing.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizerfactory/builtin.go
 */
public final class Authorizers {
  private Authorizers() {}

  /** Mode AlwaysAllow. */
  public static Authorizer alwaysAllow() {
    Decision allowed = new Decision.Allow("");
    return attributes -> allowed;
  }

  /** Mode AlwaysDeny: it has no opinion, so that an authorizer behind it may allow. */
  public static Authorizer alwaysDeny() {
    Decision forbidden = new Decision.NoOpinion("Everything is forbidden.", "");
    return attributes -> forbidden;
  }
}
