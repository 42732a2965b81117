package dev.kubewalk.http;

import java.io.IOException;

/**
 * Answers a request, blocking its thread as long as that takes. Filters are handlers that call
 * another one.
 *
 * <p>Go: net/http (Handler)
 */
@FunctionalInterface
public interface Handler {
  /**
   * @throws IOException when the connection to the client broke; nothing more can be told to it
   */
  void serve(Request request, ResponseWriter response) throws IOException;
}
