package dev.kubewalk.apiserver.endpoints.handlers;

import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/** Answers one verb on one resource. Failures are thrown as StatusException. */
@FunctionalInterface
public interface ResourceHandler {
  /**
   * @throws IOException when the connection to the client broke
   */
  void serve(Request request, ResponseWriter response, Names names) throws IOException;

  /**
   * What the path names.
   *
   * @param namespace empty for all namespaces and for cluster-scoped resources
   * @param name empty for a collection
   */
  record Names(String namespace, String name) {}
}
