package dev.kubewalk.apiserver.server.filters;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Lets web pages of other origins call the server, where the origins are named.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/filters/cors.go (WithCORS)
 */
public final class WithCors implements Handler {
  private static final int NO_CONTENT = 204;

  private final Handler next;
  private final List<Pattern> allowedOrigins;

  public WithCors(Handler next, List<Pattern> allowedOrigins) {
    this.next = requireNonNull(next);
    this.allowedOrigins = List.copyOf(allowedOrigins);
  }

  /**
   * Compiles the patterns of the flag.
   *
   * @throws IllegalArgumentException naming the flag and the bad pattern
   */
  public static List<Pattern> compile(List<String> origins) {
    try {
      return origins.stream().map(Pattern::compile).toList();
    } catch (PatternSyntaxException bad) {
      throw new IllegalArgumentException(
          "Invalid CORS allowed origin, --cors-allowed-origins flag was set to "
              + String.join(",", origins)
              + " - "
              + bad.getDescription(),
          bad);
    }
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try (Step step = RequestTrace.of(request).step(Steps.WITH_CORS)) {
      serve(request, response, step);
    }
  }

  private void serve(Request request, ResponseWriter response, Step step) throws IOException {
    String origin = request.header("Origin");
    if (origin.isEmpty()
        || allowedOrigins.stream().noneMatch(p -> p.matcher(origin).find())) {
      step.note("allowed", false);
      next.serve(request, response);
      return;
    }
    step.note("allowed", true);
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE, PATCH");
    response.setHeader(
        "Access-Control-Allow-Headers",
        "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization,"
            + " X-Requested-With, If-Modified-Since");
    response.setHeader("Access-Control-Expose-Headers", "Date");
    response.setHeader("Access-Control-Allow-Credentials", "true");
    if (request.method().equals("OPTIONS")) {
      response.writeHeader(NO_CONTENT);
      return;
    }
    next.serve(request, response);
  }
}
