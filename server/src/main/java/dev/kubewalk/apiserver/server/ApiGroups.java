package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

/** Installs API groups into a server. */
public final class ApiGroups {
  private final CompletedConfig config;
  private final RestContainer container;

  ApiGroups(CompletedConfig config, RestContainer container) {
    this.config = requireNonNull(config);
    this.container = requireNonNull(container);
  }

  void installRootDiscovery() {}
}
