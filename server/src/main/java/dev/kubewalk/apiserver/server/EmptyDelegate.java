package dev.kubewalk.apiserver.server;

import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.apiserver.server.hooks.PreShutdownHooks;
import dev.kubewalk.http.Handler;
import java.util.List;
import java.util.Optional;

/**
 * The end of a chain of servers: it serves nothing.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (emptyDelegate)
 */
public final class EmptyDelegate implements DelegationTarget {
  public static final EmptyDelegate INSTANCE = new EmptyDelegate();

  private EmptyDelegate() {}

  @Override
  public String name() {
    return "empty delegate";
  }

  @Override
  public Optional<Handler> unprotectedHandler() {
    return Optional.empty();
  }

  @Override
  public List<PostStartHooks.Entry> postStartHooks() {
    return List.of();
  }

  @Override
  public List<PreShutdownHooks.Entry> preShutdownHooks() {
    return List.of();
  }

  @Override
  public List<HealthChecker> healthzChecks() {
    return List.of();
  }

  @Override
  public List<String> listedPaths() {
    return List.of();
  }

  @Override
  public void prepareAsDelegate() {
    // There is nothing behind the end.
  }
}
