package dev.kubewalk.apiserver.endpoints.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How authentication went, and for whom. Users are not told by name, for there may be any number of
 * them: a few that components have used are, and the rest in two lots.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/metrics.go, authentication.go
 * (compressUsername)
 */
public final class AuthenticationMetrics {
  private static final Set<String> KNOWN_USERS = Set.of(
      "admin", "client", "kube_proxy", "kubelet", "system:serviceaccount:kube-system:default");

  private static final String EMAIL = "email_id";
  private static final String OTHER = "other";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final Map<String, Series<CounterDataPoint>> users;
  private final Map<Result, Series<CounterDataPoint>> attempts = new EnumMap<>(Result.class);
  private final Map<Result, Series<DistributionDataPoint>> durations = new EnumMap<>(Result.class);

  /** How an attempt ended: a failure is a client nobody knows, an error a credential that is bad. */
  enum Result {
    SUCCESS("success"),
    FAILURE("failure"),
    ERROR("error");

    private final String label;

    Result(String label) {
      this.label = label;
    }
  }

  public AuthenticationMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    Family<CounterDataPoint> byUser = registry.counter(
        "authenticated_user_requests",
        "Counter of authenticated requests broken out by username.",
        "username");
    this.users = Stream.concat(KNOWN_USERS.stream(), Stream.of(EMAIL, OTHER))
        .collect(Collectors.toMap(Function.identity(), byUser::series));
    Family<CounterDataPoint> byResult =
        registry.counter("authentication_attempts", "Counter of authenticated attempts.", "result");
    Family<DistributionDataPoint> times = registry.histogram(
        "authentication_duration_seconds",
        "Authentication duration in seconds broken out by result.",
        KubeRegistry.exponentialBuckets(0.001, 2, 15),
        "result");
    for (Result result : Result.values()) {
      attempts.put(result, byResult.series(result.label));
      durations.put(result, times.series(result.label));
    }
  }

  /** The start of an attempt, in nanoseconds. */
  long start() {
    return clock.nanoTime();
  }

  void succeeded(String user, long start) {
    users.get(lot(user)).get().inc();
    ended(Result.SUCCESS, start);
  }

  void ended(Result result, long start) {
    attempts.get(result).get().inc();
    durations.get(result).get().observe((clock.nanoTime() - start) / NANOS_PER_SECOND);
  }

  static String lot(String user) {
    if (KNOWN_USERS.contains(user)) {
      return user;
    }
    return user.contains("@") ? EMAIL : OTHER;
  }
}
