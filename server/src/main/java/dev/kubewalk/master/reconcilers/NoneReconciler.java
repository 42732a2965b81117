package dev.kubewalk.master.reconcilers;

/**
 * Leaves the endpoints alone.
 *
 * <p>Go: pkg/master/reconcilers/none.go (noneEndpointReconciler)
 */
public final class NoneReconciler implements EndpointReconciler {
  @Override
  public void reconcileEndpoints(String ip, int port) {
    // Someone else looks after the endpoints.
  }

  @Override
  public void removeEndpoints(String ip, int port) {
    // Someone else looks after the endpoints.
  }

  @Override
  public void stopReconciling() {
    // It never began.
  }
}
