package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.endpoints.filters.AuthenticationMetrics;
import dev.kubewalk.apiserver.endpoints.filters.StatusWriter;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.server.filters.InFlightMetrics;
import dev.kubewalk.apiserver.server.filters.RequestDeadlines;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the filters of a server need.
 *
 * @param waitGroup counts what a shutdown waits for
 * @param deadlines of requests that do not run long; somebody has to start it
 * @param audit wraps a handler in the audit filter; none when nothing is audited
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (Config, the part that
 *     DefaultBuildHandlerChain reads)
 */
public record HandlerChainConfig(
    Security security,
    Limits limits,
    LongRunning longRunning,
    SafeWaitGroup waitGroup,
    RequestDeadlines deadlines,
    Optional<UnaryOperator<dev.kubewalk.http.Handler>> audit,
    Output output,
    Metrics metrics) {
  public HandlerChainConfig {
    requireNonNull(security);
    requireNonNull(limits);
    requireNonNull(longRunning);
    requireNonNull(waitGroup);
    requireNonNull(deadlines);
    requireNonNull(audit);
    requireNonNull(output);
    requireNonNull(metrics);
  }

  /**
   * Who may come in and what they may do.
   *
   * @param authenticator none: authentication is off, and everybody is let in as nobody
   * @param authorizer none: authorization is off
   * @param apiAudiences credentials must be for one of them; empty: any
   * @param basicChallenge a password file is in use
   */
  public record Security(
      Optional<RequestAuthenticator> authenticator,
      Optional<Authorizer> authorizer,
      List<String> apiAudiences,
      boolean basicChallenge) {
    public Security {
      apiAudiences = List.copyOf(apiAudiences);
    }
  }

  /**
   * How much comes in, and from where.
   *
   * @param maxRequestsInFlight reads at once, 0 for no bound
   * @param maxMutatingRequestsInFlight writes at once, 0 for no bound
   * @param goawayChance 0 is off
   * @param corsAllowedOrigins none: no other origin
   */
  public record Limits(
      int maxRequestsInFlight,
      int maxMutatingRequestsInFlight,
      double goawayChance,
      List<Pattern> corsAllowedOrigins) {
    public Limits {
      corsAllowedOrigins = List.copyOf(corsAllowedOrigins);
    }
  }

  /** What filters count; one for all chains of a server. */
  public record Metrics(
      RequestMetrics requests, AuthenticationMetrics authentication, InFlightMetrics inFlight) {
    public Metrics {
      requireNonNull(requests);
      requireNonNull(authentication);
      requireNonNull(inFlight);
    }

    public static Metrics in(KubeRegistry registry, Clock clock) {
      return new Metrics(
          new RequestMetrics(registry, clock),
          new AuthenticationMetrics(registry, clock),
          new InFlightMetrics(registry, clock));
    }
  }

  /** Where filters write and what they read: refusals, log lines, time, chance. */
  public record Output(StatusWriter statusWriter, Klog log, Clock clock, DoubleSupplier random) {
    public Output {
      requireNonNull(statusWriter);
      requireNonNull(log);
      requireNonNull(clock);
      requireNonNull(random);
    }
  }
}
