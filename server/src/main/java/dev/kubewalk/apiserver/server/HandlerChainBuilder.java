package dev.kubewalk.apiserver.server;

import dev.kubewalk.http.Handler;

/**
 * Puts the filters around a server's director.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (BuildHandlerChainFunc)
 */
@FunctionalInterface
public interface HandlerChainBuilder {
  Handler build(Handler apiHandler, CompletedConfig config);
}
