package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.server.GenericApiServer;
import dev.kubewalk.client.informers.SharedInformer;

/**
 * The apiextensions server.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go
 * (CustomResourceDefinitions)
 */
public final class CustomResourceDefinitions {
  private final GenericApiServer server;
  private final SharedInformer definitions;

  CustomResourceDefinitions(GenericApiServer server, SharedInformer definitions) {
    this.server = requireNonNull(server);
    this.definitions = requireNonNull(definitions);
  }

  public GenericApiServer server() {
    return server;
  }

  /** The definitions as the server knows them, in v1. */
  public SharedInformer definitions() {
    return definitions;
  }
}
