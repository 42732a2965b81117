package dev.kubewalk.registry.core;

/**
 * How a component of the cluster is.
 *
 * @param message what it said; empty when it could not be asked
 * @param error why it could not be asked, or empty
 *     <p>Go: pkg/registry/core/componentstatus/validator.go (Server)
 */
public record ComponentHealth(boolean healthy, String message, String error) {
  public static ComponentHealth healthy(String message) {
    return new ComponentHealth(true, message, "");
  }

  public static ComponentHealth unreachable(String error) {
    return new ComponentHealth(false, "Get " + error, "");
  }
}
