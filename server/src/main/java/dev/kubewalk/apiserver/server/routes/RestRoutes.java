package dev.kubewalk.apiserver.server.routes;

import dev.kubewalk.apimachinery.errors.GenericErrors;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.http.Handler;

/**
 * Small REST services of one path, with the errors of a REST service for everything else.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/handler.go (serviceErrorHandler)
 */
public final class RestRoutes {
  private RestRoutes() {}

  /** Serves {@code path}, with or without a slash at its end. */
  public static Handler only(String path, Handler handler) {
    return (request, response) -> {
      String asked = request.path();
      if (asked.equals(path) || asked.equals(path + "/")) {
        handler.serve(request, response);
      } else {
        ResponseWriters.error(
            request, response, GenericErrors.serverResponse(404, "404: Page Not Found"));
      }
    };
  }

  /** Serves GET of {@code path}. */
  public static Handler get(String path, Handler handler) {
    return only(path, (request, response) -> {
      if (request.method().equals("GET")) {
        handler.serve(request, response);
      } else {
        ResponseWriters.error(
            request, response, GenericErrors.serverResponse(405, "405: Method Not Allowed"));
      }
    });
  }
}
