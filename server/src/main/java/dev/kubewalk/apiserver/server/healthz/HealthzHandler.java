package dev.kubewalk.apiserver.server.healthz;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.metrics.RouteMetrics;
import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs every check and tells the result: {@code ok}, or with {@code ?verbose} and on failure one
 * line a check. Why a check failed is told only by the endpoint of that check alone.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/healthz/healthz.go (handleRootHealthz,
 * InstallPathHandler)
 */
public final class HealthzHandler implements Handler {
  private final List<HealthChecker> checks;
  private final Consumer<String> failureLog;

  private HealthzHandler(List<HealthChecker> checks, Consumer<String> failureLog) {
    this.checks = List.copyOf(checks);
    this.failureLog = requireNonNull(failureLog);
  }

  /**
   * Serves {@code path} and one path below it for each check.
   *
   * @param failureLog is given the whole output of a failed round
   */
  public static void install(
      PathRecorderMux mux,
      String path,
      List<HealthChecker> checks,
      Consumer<String> failureLog,
      RequestMetrics metrics) {
    RouteMetrics route = metrics.route(RouteMetrics.Route.ofPath(path));
    HealthzHandler all = new HealthzHandler(checks, failureLog);
    mux.handle(path, (request, response) -> {
      long start = route.start();
      all.serve(request, response);
      route.answered(request, response, "", start);
    });
    for (HealthChecker check : checks) {
      mux.handle(
          path + "/" + check.name(), (request, response) -> serveOne(check, request, response));
    }
  }

  private static void serveOne(HealthChecker check, Request request, ResponseWriter response)
      throws IOException {
    Optional<String> wrong = check.check(request);
    if (wrong.isPresent()) {
      Responses.error(response, "internal server error: " + wrong.get(), 500);
    } else {
      Responses.text(response, "ok", 200);
    }
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    TreeSet<String> excluded = new TreeSet<>(request.query().all("exclude"));
    StringBuilder lines = new StringBuilder();
    boolean failed = false;
    for (HealthChecker check : checks) {
      if (excluded.remove(check.name())) {
        lines.append("[+]").append(check.name()).append(" excluded: ok\n");
      } else if (check.check(request).isPresent()) {
        lines.append("[-]").append(check.name()).append(" failed: reason withheld\n");
        failed = true;
      } else {
        lines.append("[+]").append(check.name()).append(" ok\n");
      }
    }
    if (!excluded.isEmpty()) {
      lines
          .append("warn: some health checks cannot be excluded: no matches for ")
          .append(excluded.stream().map(n -> '"' + n + '"').collect(Collectors.joining(",")))
          .append('\n');
    }
    answer(request, response, lines, failed);
  }

  private void answer(Request request, ResponseWriter response, StringBuilder lines, boolean failed)
      throws IOException {
    if (failed) {
      failureLog.accept(lines + "healthz check failed");
      Responses.error(response, lines + "healthz check failed", 500);
      return;
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    boolean verbose = request.query().has("verbose");
    Responses.text(response, verbose ? lines + "healthz check passed\n" : "ok", 200);
  }
}
