package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.function.DoubleSupplier;

/**
 * Asks some HTTP/2 clients to connect anew, so that they spread over all API servers behind a load
 * balancer.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/goaway.go (WithProbabilisticGoaway)
 */
public final class WithProbabilisticGoaway implements Handler {
  private final Handler next;
  private final double chance;
  private final DoubleSupplier random;

  /**
   * @param chance between 0 and 1
   * @param random gives numbers between 0 and 1
   */
  public WithProbabilisticGoaway(Handler next, double chance, DoubleSupplier random) {
    this.next = requireNonNull(next);
    this.chance = chance;
    this.random = requireNonNull(random);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_PROBABILISTIC_GOAWAY)) {
      boolean away = request.protocol().equals("HTTP/2.0") && random.getAsDouble() < chance;
      if (away) {
        response.setHeader("Connection", "close");
      }
      step.note("sent away", away);
      next.serve(request, response);
    }
  }
}
