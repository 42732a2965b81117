package dev.kubewalk.apiserver.authorization;

/**
 * An authorizer's answer. No opinion leaves the decision to the next authorizer; if none has one,
 * the request is forbidden.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go (Decision)
 */
public sealed interface Decision {
  /** Why; empty when there is nothing to say. */
  String reason();

  record Allow(String reason) implements Decision {}

  record Deny(String reason) implements Decision {}

  /**
   * @param error what went wrong while deciding, shown to the client after the reason; may be empty
   */
  record NoOpinion(String reason, String error) implements Decision {}
}
