package dev.kubewalk.apiserver.server;

import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.apiserver.server.hooks.PreShutdownHooks;
import dev.kubewalk.http.Handler;
import java.util.List;
import java.util.Optional;

/**
 * The next server of the chain: who answers what this one does not know, and whose hooks and checks
 * this one takes over.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go (DelegationTarget)
 */
public sealed interface DelegationTarget permits EmptyDelegate, GenericApiServer {
  /** The server's name, such as kube-apiserver. */
  String name();

  /** Routing without filters; empty at the end of the chain. */
  Optional<Handler> unprotectedHandler();

  List<PostStartHooks.Entry> postStartHooks();

  List<PreShutdownHooks.Entry> preShutdownHooks();

  List<HealthChecker> healthzChecks();

  /** The paths shown at {@code /}, with those of the servers behind. */
  List<String> listedPaths();

  /** Does the work of {@link GenericApiServer#prepareRun} for a server that is delegated to. */
  void prepareAsDelegate();
}
