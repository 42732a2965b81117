package dev.kubewalk.cmd.kubeapiserver.resources;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.client.informers.ResourceEventHandler;
import java.util.Set;

/**
 * Strikes an APIService off the list of missing ones when it is seen available.
 *
 * <p>Go: cmd/kube-apiserver/app/aggregator.go (makeAPIServiceAvailableHealthCheck)
 */
public final class AvailableOnce implements ResourceEventHandler {
  private final Set<String> missing;

  /**
   * @param missing safe for several threads; names are taken out of it
   */
  public AvailableOnce(Set<String> missing) {
    this.missing = requireNonNull(missing);
  }

  @Override
  public void onAdd(Unstructured service) {
    boolean available = service.objectsAt("status.conditions").stream()
        .anyMatch(
            c -> c.stringAt("type").equals("Available") && c.stringAt("status").equals("True"));
    if (available) {
      missing.remove(service.name());
    }
  }

  @Override
  public void onUpdate(Unstructured old, Unstructured service) {
    onAdd(service);
  }

  @Override
  public void onDelete(Unstructured service) {
    // Seen once is enough.
  }
}
