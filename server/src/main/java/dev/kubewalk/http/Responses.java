package dev.kubewalk.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Short answers, in the forms that Go's library gives them.
 *
 * <p>Go: net/http (Error, NotFound)
 */
public final class Responses {
  private Responses() {}

  /** A line of text with a status, which browsers are told not to guess the type of. */
  public static void error(ResponseWriter response, String message, int status) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    text(response, message + "\n", status);
  }

  /** Go's own page for a path that nobody serves. */
  public static void notFound(ResponseWriter response) throws IOException {
    error(response, "404 page not found", 404);
  }

  /** Plain text as it stands. */
  public static void text(ResponseWriter response, String text, int status) throws IOException {
    body(response, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), status);
  }

  public static void json(ResponseWriter response, byte[] json, int status) throws IOException {
    body(response, "application/json", json, status);
  }

  private static void body(ResponseWriter response, String type, byte[] bytes, int status)
      throws IOException {
    response.setHeader("Content-Type", type);
    response.writeHeader(status);
    response.write(bytes);
  }
}
