package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.filters.StatusWriter;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.server.filters.RequestDeadlines;
import dev.kubewalk.http.Handler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * Builds the secure chain of each server from its configuration, and from what all servers of the
 * process share.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (BuildHandlerChainFunc)
 */
public record DefaultHandlerChain(
    HandlerChainConfig.Limits limits,
    LongRunning longRunning,
    RequestDeadlines deadlines,
    Credentials credentials,
    StatusWriter statusWriter,
    Optional<UnaryOperator<Handler>> audit,
    HandlerChainConfig.Metrics metrics)
    implements HandlerChainBuilder {
  public DefaultHandlerChain {
    requireNonNull(limits);
    requireNonNull(longRunning);
    requireNonNull(deadlines);
    requireNonNull(credentials);
    requireNonNull(statusWriter);
    requireNonNull(audit);
    requireNonNull(metrics);
  }

  /** What {@link HandlerChainConfig.Security} has beyond a server's own access settings. */
  public record Credentials(List<String> apiAudiences, boolean basicChallenge) {
    public static final Credentials DEFAULT = new Credentials(List.of(), false);
  }

  @Override
  public Handler build(Handler apiHandler, CompletedConfig completed) {
    return chain(completed.settings()).around(apiHandler);
  }

  @Override
  public List<String> filterNames(CompletedConfig completed) {
    return chain(completed.settings()).names();
  }

  /** The filters of a server, for those who want their names. */
  public HandlerChain chain(Config config) {
    return HandlerChain.secure(chainConfig(config));
  }

  /** The same settings for the insecure port's chain. */
  public HandlerChainConfig chainConfig(Config config) {
    ServerRuntime runtime = config.runtime();
    return new HandlerChainConfig(
        new HandlerChainConfig.Security(
            config.access().authenticator(),
            config.access().authorizer(),
            credentials.apiAudiences(),
            credentials.basicChallenge()),
        limits,
        longRunning,
        config.requests(),
        deadlines,
        audit,
        new HandlerChainConfig.Output(
            statusWriter,
            runtime.log(),
            runtime.clock(),
            () -> ThreadLocalRandom.current().nextDouble()),
        metrics);
  }
}
