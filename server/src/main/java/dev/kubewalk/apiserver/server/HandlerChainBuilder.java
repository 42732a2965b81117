package dev.kubewalk.apiserver.server;

import dev.kubewalk.http.Handler;
import java.util.List;

/**
 * Puts the filters around a server's director.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (BuildHandlerChainFunc)
 */
@FunctionalInterface
public interface HandlerChainBuilder {
  Handler build(Handler apiHandler, CompletedConfig config);

  /** Go's names of the filters that {@link #build} puts around, outermost first, where known. */
  default List<String> filterNames(CompletedConfig config) {
    return List.of();
  }
}
