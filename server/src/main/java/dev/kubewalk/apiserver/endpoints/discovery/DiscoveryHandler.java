package dev.kubewalk.apiserver.endpoints.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.GenericErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apiserver.endpoints.handlers.ResponseWriters;
import dev.kubewalk.apiserver.endpoints.negotiation.Negotiation;
import dev.kubewalk.apiserver.endpoints.negotiation.OutputMediaType;
import dev.kubewalk.apiserver.endpoints.negotiation.Transforms;
import dev.kubewalk.apiserver.registry.generic.Json;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;

/**
 * Answers with one discovery document, whose bytes are made once.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/version.go (APIVersionHandler)
 */
public final class DiscoveryHandler implements Handler {
  private final ObjectNode document;
  private final boolean anyMethod;
  private final byte[] json;

  private DiscoveryHandler(ObjectNode document, boolean anyMethod) {
    this.document = document;
    this.anyMethod = anyMethod;
    try {
      this.json = Json.write(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }

  /** Answers GET; other methods get 405, as from a route. */
  public static DiscoveryHandler route(ObjectNode document) {
    return new DiscoveryHandler(document, false);
  }

  /** Answers every method, as the aggregator does for /apis. */
  public static DiscoveryHandler anyMethod(ObjectNode document) {
    return new DiscoveryHandler(document, true);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    try {
      if (!anyMethod) {
        checkRoute(request);
      }
      OutputMediaType type = Negotiation.output(request, Transforms.NONE);
      if (type.isPlainJson()) {
        ResponseWriters.bytes(request, response, 200, type, json);
      } else {
        ResponseWriters.node(request, response, 200, type, document);
      }
    } catch (StatusException e) {
      ResponseWriters.error(request, response, e);
    }
  }

  private static void checkRoute(Request request) {
    if (!request.method().equals("GET")) {
      throw GenericErrors.serverResponse(405, "405: Method Not Allowed");
    }
    if (!Negotiation.routable(request)) {
      throw GenericErrors.serverResponse(406, "406: Not Acceptable");
    }
  }
}
