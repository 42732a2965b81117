package dev.kubewalk.apiserver.server.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Small REST services of one path, with the errors of a REST service for everything else.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/handler.go (serviceErrorHandler)
 */
public final class RestRoutes {
  private RestRoutes() {}

  /** Serves GET of {@code path}, with or without a slash at its end. */
  public static Handler get(String path, Handler handler) {
    return (request, response) -> {
      String asked = request.path();
      if (!asked.equals(path) && !asked.equals(path + "/")) {
        error(response, 404, "NotFound", "the server could not find the requested resource");
      } else if (!request.method().equals("GET")) {
        error(
            response,
            405,
            "MethodNotAllowed",
            "the server does not allow this method on the requested resource");
      } else {
        handler.serve(request, response);
      }
    };
  }

  private static void error(ResponseWriter response, int code, String reason, String message)
      throws IOException {
    ObjectNode status = ApiErrors.status(code, reason, message).node();
    status.putObject("details");
    Responses.json(response, (status + "\n").getBytes(StandardCharsets.UTF_8), code);
  }
}
