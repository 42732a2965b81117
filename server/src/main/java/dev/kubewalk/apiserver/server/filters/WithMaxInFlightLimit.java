package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.endpoints.filters.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests are at work at once: one bound for reads, one for writes. Who is full up
 * answers 429; members of system:masters always get through, so that an overloaded cluster can be
 * repaired.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/maxinflight.go (WithMaxInFlightLimit)
 */
public final class WithMaxInFlightLimit implements Handler {
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final int TOO_MANY_REQUESTS = 429;

  private final Handler next;
  private final LongRunning longRunning;

  // Null where there is no bound.
  private final Bound reads;
  private final Bound writes;
  private final Metrics metrics;

  /** Where the filter tells what it let through and what it did not. */
  public record Metrics(InFlightMetrics inFlight, RequestMetrics requests) {}

  /** So many at once. */
  private static final class Bound extends Semaphore {
    private static final long serialVersionUID = 1L;

    private final int most;

    Bound(int most) {
      super(most);
      this.most = most;
    }

    int taken() {
      return most - availablePermits();
    }
  }

  /**
   * @param maxReads 0 for no bound
   * @param maxWrites 0 for no bound
   */
  public WithMaxInFlightLimit(
      Handler next, LongRunning longRunning, int maxReads, int maxWrites, Metrics metrics) {
    this.next = requireNonNull(next);
    this.longRunning = requireNonNull(longRunning);
    this.reads = maxReads == 0 ? null : new Bound(maxReads);
    this.writes = maxWrites == 0 ? null : new Bound(maxWrites);
    this.metrics = requireNonNull(metrics);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_MAX_IN_FLIGHT_LIMIT)) {
      serve(request, response, step);
    }
  }

  private void serve(Request request, ResponseWriter response, Step step) throws IOException {
    RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
    boolean read = READS.contains(info.verb());
    Bound bound = read ? reads : writes;
    if (bound == null || longRunning.check(request, info)) {
      step.note("bounded", false);
      next.serve(request, response);
    } else if (bound.tryAcquire()) {
      metrics.inFlight().record(read, bound.taken());
      try {
        step.note("bounded by", bound == reads ? "reads" : "writes");
        step.note("places left", bound.availablePermits());
        next.serve(request, response);
      } finally {
        bound.release();
      }
    } else if (isPrivileged(request.get(RequestKeys.USER))) {
      step.note("privileged", true);
      next.serve(request, response);
    } else {
      step.note("refused", true);
      metrics.requests().dropped(read ? InFlightMetrics.READ_ONLY : InFlightMetrics.MUTATING);
      metrics.requests().terminated(request, info, TOO_MANY_REQUESTS);
      response.setHeader("Retry-After", "1");
      ResponseWriters.httpError(
          response, "Too many requests, please try again later.", TOO_MANY_REQUESTS);
    }
  }

  private static boolean isPrivileged(UserInfo user) {
    return user != null && user.inGroup(UserInfo.SYSTEM_PRIVILEGED_GROUP);
  }
}
