package dev.kubewalk.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Calls a server of this process, through its whole handler chain but without a connection. An
 * answer that is a failure comes as {@link StatusException}.
 *
 * <p>Go: staging/src/k8s.io/client-go/rest/client.go (RESTClient), with LoopbackClientConfig
 */
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Handler transport;
  private final String token;
  private final String userAgent;

  /**
   * @param token the bearer token to show; never logged
   */
  public RestClient(Handler transport, String token, String userAgent) {
    this.transport = requireNonNull(transport);
    this.token = requireNonNull(token);
    this.userAgent = requireNonNull(userAgent);
  }

  /** The same client under another name, as the server's parts show different ones. */
  public RestClient withUserAgent(String name) {
    return new RestClient(transport, token, name);
  }

  public ResourceClient resource(GroupVersionResource resource) {
    return new ResourceClient(this, resource, "");
  }

  public ResourceClient resource(String group, String version, String plural) {
    return resource(new GroupVersionResource(group, version, plural));
  }

  /** The raw answer to a GET of a path with or without a query, whatever its status. */
  public RawAnswer raw(String target, Map<String, String> headers) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return call("GET", path, query, headers, new byte[0]);
  }

  /** An answer as it came. */
  public record RawAnswer(int status, String contentType, String text) {}

  /** Sends an object (or nothing) and gives back the object of the answer. */
  Unstructured send(String method, String path, String query, String type, JsonNode body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("accept", "application/json");
    if (body != null) {
      headers.put("content-type", type);
    }
    byte[] content = body == null ? new byte[0] : bytes(body);
    return read(call(method, path, query, headers, content));
  }

  private RawAnswer call(
      String method, String path, String query, Map<String, String> headers, byte[] content) {
    LoopbackResponse response = new LoopbackResponse();
    serve(method, path, query, headers, content, response);
    return new RawAnswer(response.status(), response.header("Content-Type"), text(response));
  }

  /**
   * Watches until the server ends the answer or {@code stop} closes; the calling thread serves.
   *
   * @param onEvent is given each event object ({@code type} and {@code object})
   */
  void watch(String path, String query, StopChannel stop, Consumer<ObjectNode> onEvent) {
    LoopbackResponse response = new LoopbackResponse(stop, line -> {
      if (parse(line) instanceof ObjectNode event) {
        onEvent.accept(event);
      }
    });
    serve("GET", path, query, Map.of("accept", "application/json"), new byte[0], response);
    if (response.status() != 200) {
      read(new RawAnswer(response.status(), "", text(response)));
    }
  }

  private void serve(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      byte[] content,
      LoopbackResponse response) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("authorization", "Bearer " + token);
    all.put("user-agent", userAgent);
    try {
      transport.serve(new LoopbackRequest(method, path, query, all, content), response);
    } catch (IOException e) {
      if (!response.isClosed()) {
        throw ApiErrors.serviceUnavailable(e.getMessage());
      }
    }
  }

  private static Unstructured read(RawAnswer answer) {
    JsonNode node = parse(answer.text().getBytes(StandardCharsets.UTF_8));
    if (answer.status() >= 200 && answer.status() < 300 && node instanceof ObjectNode object) {
      return Unstructured.of(object);
    }
    if (node instanceof ObjectNode object && object.path("kind").asText().equals("Status")) {
      throw new StatusException(Unstructured.of(object));
    }
    String text = answer.text().strip();
    throw new StatusException(ApiErrors.status(answer.status(), "", text));
  }

  private static String text(LoopbackResponse response) {
    return new String(response.content(), StandardCharsets.UTF_8);
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree could not be written", e);
    }
  }
}
