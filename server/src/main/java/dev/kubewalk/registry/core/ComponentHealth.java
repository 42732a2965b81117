package dev.kubewalk.registry.core;

/**
 * How a component of the cluster is.
 *
 * @param message what it said, or why it could not be asked
 *     <p>Go: pkg/registry/core/componentstatus/validator.go (Server)
 */
public record ComponentHealth(boolean healthy, String message) {
  public static ComponentHealth healthy(String message) {
    return new ComponentHealth(true, message);
  }

  public static ComponentHealth unhealthy(String message) {
    return new ComponentHealth(false, message);
  }
}
