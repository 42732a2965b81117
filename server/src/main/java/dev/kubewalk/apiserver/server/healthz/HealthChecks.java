package dev.kubewalk.apiserver.server.healthz;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks of one endpoint, in the order of its output. Checks can be added until the endpoint is
 * installed; the list is sealed then.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/healthz.go (AddHealthChecks and its neighbours)
 */
public final class HealthChecks {
  private final String endpoint;

  /** Guarded by this. */
  private final List<HealthChecker> checks;

  private boolean sealed;

  /**
   * @param endpoint healthz, livez or readyz
   */
  public HealthChecks(String endpoint, List<HealthChecker> initial) {
    this.endpoint = requireNonNull(endpoint);
    this.checks = new ArrayList<>(initial);
  }

  public String endpoint() {
    return endpoint;
  }

  /**
   * @throws IllegalStateException when the endpoint serves already
   */
  public synchronized void add(HealthChecker check) {
    if (sealed) {
      throw new IllegalStateException(
          "unable to add because the " + endpoint + " endpoint has already been created");
    }
    checks.add(requireNonNull(check));
  }

  public synchronized List<HealthChecker> list() {
    return List.copyOf(checks);
  }

  public synchronized boolean contains(String name) {
    return checks.stream().anyMatch(c -> c.name().equals(name));
  }

  /** No check can be added any more. */
  public synchronized List<HealthChecker> seal() {
    sealed = true;
    return List.copyOf(checks);
  }
}
