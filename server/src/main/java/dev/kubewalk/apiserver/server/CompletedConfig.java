package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

/**
 * A configuration that a server can be made of; only {@link Config#complete} gives one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (CompletedConfig)
 */
public final class CompletedConfig {
  private final Config config;

  CompletedConfig(Config config) {
    this.config = requireNonNull(config);
  }

  /** The settings, all filled in. */
  public Config settings() {
    return config;
  }

  /**
   * Builds a server in front of another one.
   *
   * @param name such as kube-apiserver; shown when routing is logged
   * @throws IllegalStateException when a hook or check is registered twice
   */
  public GenericApiServer newServer(String name, DelegationTarget delegate) {
    return new ServerConstruction(this, name, delegate).build();
  }
}
