package dev.kubewalk.apiserver.util.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.componentbase.cli.Quote;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What a client says of an answer that is no success.
 *
 * <p>Go: staging/src/k8s.io/client-go/rest/request.go (transformResponse),
 * staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go (NewGenericServerResponse)
 */
final class UnexpectedAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 2048;
  private static final int SERVER_ERROR = 500;

  private UnexpectedAnswers() {}

  static String message(HttpResponse<byte[]> response) {
    String status = statusMessage(response.body());
    return status.isEmpty() ? ofCode(response.statusCode(), response.body()) : status;
  }

  /** A Status speaks for itself. */
  private static String statusMessage(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      boolean isStatus = tree.path("kind").asText().equals("Status");
      return isStatus ? tree.path("message").asText() : "";
    } catch (IOException notJson) {
      return "";
    }
  }

  private static String ofCode(int code, byte[] body) {
    String said = new String(body, StandardCharsets.UTF_8).strip();
    String shown = said.isEmpty() ? "unknown" : said.substring(0, Math.min(said.length(), SHOWN));
    return switch (code) {
      case 400 -> "the server rejected our request for an unknown reason";
      case 401 -> "the server has asked for the client to provide credentials";
      case 403 -> shown;
      case 404 -> "the server could not find the requested resource";
      case 405 -> "the server does not allow this method on the requested resource";
      case 406, 415 -> shown;
      case 409 -> "the server reported a conflict";
      case 410 -> "the server does not have a resource of this kind";
      case 422 -> "the server rejected our request due to an error in our request";
      case 429 -> "the server has received too many requests and has asked us to try again later";
      case 503 -> "the server is currently unable to handle the request";
      case 504 ->
        "the server was unable to return a response in the time allotted, but may still be"
            + " processing the request";
      default ->
        code >= SERVER_ERROR
            ? "an error on the server (" + Quote.quote(shown)
                + ") has prevented the request from succeeding"
            : "the server responded with the status code " + code
                + " but did not return more information";
    };
  }
}
