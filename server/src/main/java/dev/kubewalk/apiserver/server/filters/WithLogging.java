package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.filters.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.time.Duration;

/**
 * Logs a line for each request, at verbosity 3.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/httplog/httplog.go (WithLogging)
 */
public final class WithLogging implements Handler {
  private static final int VERBOSITY = 3;

  private final Handler next;
  private final Klog log;
  private final Clock clock;

  public WithLogging(Handler next, Klog log, Clock clock) {
    this.next = requireNonNull(next);
    this.log = requireNonNull(log);
    this.clock = requireNonNull(clock);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    Klog.Verbose verbose = log.v(VERBOSITY);
    try (Step step = RequestTrace.of(request).step(Steps.LOG_REQUEST)) {
      step.note("logged", verbose.enabled());
      if (verbose.enabled()) {
        serveLogged(request, response, verbose);
      } else {
        next.serve(request, response);
      }
    }
  }

  private void serveLogged(Request request, ResponseWriter response, Klog.Verbose verbose)
      throws IOException {
    long start = clock.nanoTime();
    try {
      next.serve(request, response);
    } finally {
      verbose.infof(
          "verb=%s URI=%s latency=%s resp=%d UserAgent=%s srcIP=%s: ",
          Quote.quote(request.method()),
          Quote.quote(ResponseWriters.requestUri(request)),
          GoDuration.format(Duration.ofNanos(clock.nanoTime() - start)),
          response.status() == 0 ? 200 : response.status(),
          Quote.quote(request.header("User-Agent")),
          Quote.quote(request.remoteAddress()));
    }
  }
}
