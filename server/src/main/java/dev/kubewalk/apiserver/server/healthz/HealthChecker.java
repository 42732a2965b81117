package dev.kubewalk.apiserver.server.healthz;

import dev.kubewalk.http.Request;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that has to be well for the server to be well.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go (HealthChecker)
 */
public interface HealthChecker {
  String name();

  /** What is wrong; empty when all is well. */
  Optional<String> check(Request request);

  /** A check that does not look at the request. Go: NamedCheck. */
  static HealthChecker named(String name, Supplier<Optional<String>> check) {
    return new NamedCheck(name, check);
  }

  /** Says that the server answers at all. Go: PingHealthz. */
  static HealthChecker ping() {
    return named("ping", Optional::empty);
  }
}
