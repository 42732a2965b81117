package dev.kubewalk.master.reconcilers;

/**
 * Sets the endpoints of the kubernetes service to the API servers that are alive.
 *
 * <p>Go: pkg/master/reconcilers/reconcilers.go (EndpointReconciler)
 */
public interface EndpointReconciler {
  /**
   * Says that the server at {@code ip} is alive, and writes the endpoints.
   *
   * @throws ReconcileException when the endpoints cannot be known
   */
  void reconcileEndpoints(String ip, int port) throws ReconcileException;

  /** Says that the server at {@code ip} is gone, and writes the endpoints without it. */
  void removeEndpoints(String ip, int port) throws ReconcileException;

  /** From now on {@link #reconcileEndpoints} does nothing. */
  void stopReconciling();
}
