package dev.kubewalk.apiserver.endpoints.handlers;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.http.Request;
import java.io.IOException;

/**
 * Reads request bodies up to a limit.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go (limitedReadBody)
 */
public final class Bodies {
  private Bodies() {}

  /**
   * The whole body; empty when there is none.
   *
   * @throws dev.kubewalk.apimachinery.errors.StatusException 413 when it is larger than {@code
   *     limit}
   */
  public static byte[] read(Request request, int limit) throws IOException {
    byte[] body = request.body().readNBytes(limit + 1);
    if (body.length <= limit) {
      return body;
    }
    // A client reads the answer only when it is done writing; Go reads on for a while, too.
    request.body().skip(limit);
    throw ApiErrors.requestEntityTooLarge("Request entity too large: limit is " + limit);
  }
}
