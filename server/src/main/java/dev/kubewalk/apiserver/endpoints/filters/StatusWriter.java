package dev.kubewalk.apiserver.endpoints.filters;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers with a Status object. A server that speaks more than JSON hands its own in, which
 * negotiates the form.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/writers.go
 * (ErrorNegotiated)
 */
@FunctionalInterface
public interface StatusWriter {
  void write(StatusException failure, Request request, ResponseWriter response) throws IOException;

  /** Writes JSON whatever the client prefers. */
  static StatusWriter json() {
    return (failure, request, response) -> {
      byte[] body = failure.status().node().toString().getBytes(StandardCharsets.UTF_8);
      response.setHeader("Content-Type", "application/json");
      response.writeHeader(failure.code());
      response.write(body);
    };
  }
}
