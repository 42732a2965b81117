package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;

/**
 * Answers 504 when a request takes too long. Go runs the rest of the chain in a second goroutine
 * and leaves it behind. Here the chain stays on its thread, and a watcher answers in its place; what
 * the late handler writes afterwards is refused.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/timeout.go
 * (WithTimeoutForNonLongRunningRequests)
 */
public final class WithTimeout implements Handler {
  private final Handler next;
  private final LongRunning longRunning;
  private final RequestDeadlines deadlines;
  private final RequestMetrics metrics;

  public WithTimeout(
      Handler next, LongRunning longRunning, RequestDeadlines deadlines, RequestMetrics metrics) {
    this.next = requireNonNull(next);
    this.longRunning = requireNonNull(longRunning);
    this.deadlines = requireNonNull(deadlines);
    this.metrics = requireNonNull(metrics);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    boolean timed = !longRunning.check(request, request.get(RequestKeys.REQUEST_INFO));
    try (Step step =
        RequestTrace.of(request).step(Steps.WITH_TIMEOUT_FOR_NON_LONG_RUNNING_REQUESTS)) {
      step.note("timed", timed);
      if (timed) {
        step.note("seconds", deadlines.timeout().toSeconds());
        serveTimed(request, response);
      } else {
        next.serve(request, response);
      }
    }
  }

  private void serveTimed(Request request, ResponseWriter response) throws IOException {
    FencedResponse fenced = new FencedResponse(response, deadlines.timeout());
    deadlines.add(fenced);
    try {
      next.serve(request, fenced);
    } catch (FencedResponse.TimedOutException tooLate) {
      // The client has had its answer.
      return;
    } finally {
      deadlines.remove(fenced);
      if (fenced.close()) {
        metrics.terminated(
            request, request.get(RequestKeys.REQUEST_INFO), FencedResponse.GATEWAY_TIMEOUT);
      }
    }
  }
}
