package dev.kubewalk.master;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.GenericApiServer;

/**
 * The kube-apiserver: the server of all built-in API groups.
 *
 * <p>Go: pkg/master/master.go (Master)
 */
public final class Master {
  private final GenericApiServer server;

  Master(GenericApiServer server) {
    this.server = requireNonNull(server);
  }

  public GenericApiServer server() {
    return server;
  }
}
