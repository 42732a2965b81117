package dev.kubewalk.apiserver.server.healthz;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes until a grace period has gone by, and asks the real check from then on: a server that is
 * still starting is not to be restarted for it.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/healthz.go (delayedHealthCheck)
 */
public final class DelayedHealthCheck implements HealthChecker {
  private final HealthChecker check;
  private final Clock clock;
  private final Instant end;

  public DelayedHealthCheck(HealthChecker check, Clock clock, Duration gracePeriod) {
    this.check = requireNonNull(check);
    this.clock = requireNonNull(clock);
    this.end = clock.now().plus(gracePeriod);
  }

  @Override
  public String name() {
    return check.name();
  }

  @Override
  public Optional<String> check(Request request) {
    return clock.now().isAfter(end) ? check.check(request) : Optional.empty();
  }
}
