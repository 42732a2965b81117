package dev.kubewalk.apiserver.endpoints.filters;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answers of filters that refuse.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go
 */
public final class ResponseWriters {
  private static final int INTERNAL_SERVER_ERROR = 500;

  private ResponseWriters() {}

  /** 403 with who may not do what, and the authorizer's reason when it has one. */
  public static void forbidden(
      StatusWriter writer,
      Attributes attributes,
      String reason,
      Request request,
      ResponseWriter response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    writer.write(forbidden(attributes, reason), request, response);
  }

  /** The 403 itself. */
  public static StatusException forbidden(Attributes attributes, String reason) {
    String message = sanitize(forbiddenMessage(attributes));
    ResourceAttributes resource = attributes.resource();
    return ApiErrors.forbidden(
        new GroupResource(resource.group(), resource.resource()),
        resource.name(),
        reason.isEmpty() ? message : message + ": " + reason);
  }

  private static String forbiddenMessage(Attributes attributes) {
    String who = "User " + Quote.quote(attributes.user().name()) + " cannot " + attributes.verb();
    if (!attributes.resourceRequest()) {
      return who + " path " + Quote.quote(attributes.path());
    }
    ResourceAttributes resource = attributes.resource();
    String what = who
        + " resource "
        + Quote.quote(resource.combinedResource())
        + " in API group "
        + Quote.quote(resource.group());
    return resource.namespace().isEmpty()
        ? what + " at the cluster scope"
        : what + " in the namespace " + Quote.quote(resource.namespace());
  }

  /** 500 as a line of text. */
  public static void internalError(Request request, ResponseWriter response, String error)
      throws IOException {
    String message = "Internal Server Error: " + Quote.quote(requestUri(request)) + ": " + error;
    httpError(response, sanitize(message), INTERNAL_SERVER_ERROR);
  }

  /** A line of text, of which browsers must not guess the type. Go: http.Error. */
  public static void httpError(ResponseWriter response, String message, int status)
      throws IOException {
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.writeHeader(status);
    response.write((message + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Path and query, as logs and messages show them. */
  public static String requestUri(Request request) {
    return request.rawQuery().isEmpty()
        ? request.path()
        : request.path() + "?" + request.rawQuery();
  }

  /** What a client chose must not look like markup in somebody's browser. */
  private static String sanitize(String message) {
    return message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
