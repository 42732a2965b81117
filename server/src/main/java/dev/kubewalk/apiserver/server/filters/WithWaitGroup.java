package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Lets a shutdown wait for requests that end soon; what may last is not waited for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/waitgroup.go (WithWaitGroup)
 */
public final class WithWaitGroup implements Handler {
  private static final int SERVICE_UNAVAILABLE = 503;

  private final Handler next;
  private final LongRunning longRunning;
  private final SafeWaitGroup group;

  public WithWaitGroup(Handler next, LongRunning longRunning, SafeWaitGroup group) {
    this.next = requireNonNull(next);
    this.longRunning = requireNonNull(longRunning);
    this.group = requireNonNull(group);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    boolean counted = !longRunning.check(request, request.get(RequestKeys.REQUEST_INFO));
    try (Step step = RequestTrace.of(request).step(Steps.WITH_WAIT_GROUP)) {
      step.note("counted", counted);
      if (counted) {
        serveCounted(request, response);
      } else {
        next.serve(request, response);
      }
    }
  }

  private void serveCounted(Request request, ResponseWriter response) throws IOException {
    if (!group.add()) {
      refuse(response);
      return;
    }
    try {
      next.serve(request, response);
    } finally {
      group.done();
    }
  }

  private static void refuse(ResponseWriter response) throws IOException {
    String status =
        ApiErrors.serviceUnavailable("apiserver is shutting down").status().node() + "\n\n";
    response.setHeader("Retry-After", "1");
    response.setHeader("Content-Type", "application/json");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.writeHeader(SERVICE_UNAVAILABLE);
    response.write(status.getBytes(StandardCharsets.UTF_8));
  }
}
