package dev.kubewalk.apiserver.server;

import dev.kubewalk.apiserver.endpoints.filters.WithAuthentication;
import dev.kubewalk.apiserver.endpoints.filters.WithAuthorization;
import dev.kubewalk.apiserver.endpoints.filters.WithCacheControl;
import dev.kubewalk.apiserver.endpoints.filters.WithImpersonation;
import dev.kubewalk.apiserver.endpoints.filters.WithRequestInfo;
import dev.kubewalk.apiserver.endpoints.filters.WithStaticUser;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver;
import dev.kubewalk.apiserver.server.filters.WithCors;
import dev.kubewalk.apiserver.server.filters.WithLogging;
import dev.kubewalk.apiserver.server.filters.WithMaxInFlightLimit;
import dev.kubewalk.apiserver.server.filters.WithPanicRecovery;
import dev.kubewalk.apiserver.server.filters.WithProbabilisticGoaway;
import dev.kubewalk.apiserver.server.filters.WithTimeout;
import dev.kubewalk.apiserver.server.filters.WithWaitGroup;
import dev.kubewalk.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The filters around a server's director, in the order in which a request meets them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (DefaultBuildHandlerChain)
 */
public final class HandlerChain {
  private final List<Filter> filters;

  /**
   * One filter.
   *
   * @param name Go's name of the function that adds it
   */
  private record Filter(String name, UnaryOperator<Handler> wrap) {}

  private HandlerChain(List<Filter> filters) {
    this.filters = List.copyOf(filters);
  }

  /** The chain of the secure port. Filters that are switched off are left out. */
  public static HandlerChain secure(HandlerChainConfig config) {
    HandlerChainConfig.Security security = config.security();
    HandlerChainConfig.Limits limits = config.limits();
    HandlerChainConfig.Output out = config.output();
    Builder chain = new Builder();
    chain.add("WithPanicRecovery", next -> new WithPanicRecovery(next, out.log()));
    chain.add("WithLogging", next -> new WithLogging(next, out.log(), out.clock()));
    chain.add("WithCacheControl", WithCacheControl::new);
    if (limits.goawayChance() > 0) {
      chain.add(
          "WithProbabilisticGoaway",
          next -> new WithProbabilisticGoaway(next, limits.goawayChance(), out.random()));
    }
    addCommon(chain, config);
    security
        .authenticator()
        .ifPresent(authenticator -> chain.add(
            "WithAuthentication",
            next -> new WithAuthentication(
                next,
                authenticator,
                new WithAuthentication.Failure(out.statusWriter(), security.basicChallenge()),
                security.apiAudiences(),
                out.log(),
                config.metrics().authentication())));
    chain.add("WithAudit", config.audit());
    security
        .authorizer()
        .ifPresent(authorizer -> chain.add(
            "WithImpersonation",
            next -> new WithImpersonation(next, authorizer, out.statusWriter(), out.log())));
    addInFlightLimit(chain, config);
    security
        .authorizer()
        .ifPresent(authorizer -> chain.add(
            "WithAuthorization",
            next -> new WithAuthorization(next, authorizer, out.statusWriter(), out.log())));
    return chain.build();
  }

  /**
   * The chain of the insecure port: everybody is an administrator.
   *
   * <p>Go: pkg/kubeapiserver/server/insecure_handler.go (BuildInsecureHandlerChain)
   */
  public static HandlerChain insecure(HandlerChainConfig config) {
    Builder chain = new Builder();
    chain.add(
        "WithPanicRecovery", next -> new WithPanicRecovery(next, config.output().log()));
    chain.add("WithCacheControl", WithCacheControl::new);
    addCommon(chain, config);
    chain.add("WithAuthentication", WithStaticUser::insecure);
    chain.add("WithAudit", config.audit());
    addInFlightLimit(chain, config);
    return chain.build();
  }

  private static void addCommon(Builder chain, HandlerChainConfig config) {
    chain.add("WithRequestInfo", next -> new WithRequestInfo(next, new RequestInfoResolver()));
    chain.add(
        "WithWaitGroup", next -> new WithWaitGroup(next, config.longRunning(), config.waitGroup()));
    chain.add(
        "WithTimeoutForNonLongRunningRequests",
        next -> new WithTimeout(
            next, config.longRunning(), config.deadlines(), config.metrics().requests()));
    if (!config.limits().corsAllowedOrigins().isEmpty()) {
      chain.add("WithCORS", next -> new WithCors(next, config.limits().corsAllowedOrigins()));
    }
  }

  private static void addInFlightLimit(Builder chain, HandlerChainConfig config) {
    int reads = config.limits().maxRequestsInFlight();
    int writes = config.limits().maxMutatingRequestsInFlight();
    if (reads > 0 || writes > 0) {
      chain.add(
          "WithMaxInFlightLimit",
          next -> new WithMaxInFlightLimit(
              next,
              config.longRunning(),
              reads,
              writes,
              new WithMaxInFlightLimit.Metrics(
                  config.metrics().inFlight(), config.metrics().requests())));
    }
  }

  /** The names of the filters, outermost first. */
  public List<String> names() {
    return filters.stream().map(Filter::name).toList();
  }

  /** Puts the filters around {@code director}: built from the inside out. */
  public Handler around(Handler director) {
    Handler handler = director;
    for (int i = filters.size() - 1; i >= 0; i--) {
      handler = filters.get(i).wrap().apply(handler);
    }
    return handler;
  }

  /** Collects filters in the order in which requests meet them. */
  private static final class Builder {
    private final List<Filter> filters = new ArrayList<>();

    void add(String name, UnaryOperator<Handler> wrap) {
      filters.add(new Filter(name, wrap));
    }

    void add(String name, Optional<UnaryOperator<Handler>> wrap) {
      wrap.ifPresent(present -> add(name, present));
    }

    HandlerChain build() {
      return new HandlerChain(filters);
    }
  }
}
