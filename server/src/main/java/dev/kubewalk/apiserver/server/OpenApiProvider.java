package dev.kubewalk.apiserver.server;

import dev.kubewalk.apiserver.server.mux.PathRecorderMux;

/**
 * Serves a server's own OpenAPI document. The document is made when it is first asked for: it is
 * large, and a server that starts has better things to do.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/routes/openapi.go (OpenAPI)
 */
@FunctionalInterface
public interface OpenApiProvider {
  void install(GenericApiServer server, PathRecorderMux mux);
}
