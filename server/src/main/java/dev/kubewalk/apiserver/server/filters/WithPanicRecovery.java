package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.filters.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Turns a defect in a handler into a 500 and a log entry, so that the server goes on.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/wrap.go (WithPanicRecovery)
 */
public final class WithPanicRecovery implements Handler {
  private static final int INTERNAL_SERVER_ERROR = 500;

  private final Handler next;
  private final Klog log;

  public WithPanicRecovery(Handler next, Klog log) {
    this.next = requireNonNull(next);
    this.log = requireNonNull(log);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_PANIC_RECOVERY)) {
      serve(request, response, step);
    }
  }

  private void serve(Request request, ResponseWriter response, Step step) throws IOException {
    try {
      next.serve(request, response);
    } catch (RuntimeException | StackOverflowError defect) {
      // Not the message: it may quote the body.
      step.note("panic", defect.getClass().getName());
      StringWriter stack = new StringWriter();
      defect.printStackTrace(new PrintWriter(stack));
      log.errorf(
          "apiserver panic'd on %s %s%n%s",
          request.method(), ResponseWriters.requestUri(request), stack);
      answer(response);
    }
  }

  private static void answer(ResponseWriter response) throws IOException {
    if (response.status() != 0) {
      // Half an answer must not look whole.
      response.abort();
      return;
    }
    ResponseWriters.httpError(
        response,
        "This request caused apiserver to panic. Look in the logs for details.",
        INTERNAL_SERVER_ERROR);
  }
}
