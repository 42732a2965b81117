package dev.kubewalk.walkthrough.lessons.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.kubewalk.apiserver.server.filters.RequestRecording;
import dev.kubewalk.walkthrough.host.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The server of the learner's tour, spoken to as its administrator by the tour's kubeconfig. */
public final class LiveServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final String token;
  private final HttpClient http;

  /** What the server said. */
  public record Response(int status, String body) {}

  private LiveServer(String url, String token, HttpClient http) {
    this.url = url;
    this.token = token;
    this.http = http;
  }

  /** The server that a kubeconfig leads to; empty when there is none, or it is not the tour's. */
  public static Optional<LiveServer> of(Path kubeconfig) {
    if (!Files.exists(kubeconfig)) {
      return Optional.empty();
    }
    try {
      JsonNode config = new YAMLMapper().readTree(kubeconfig.toFile());
      JsonNode cluster = config.at("/clusters/0/cluster");
      byte[] authority =
          Base64.getDecoder().decode(cluster.path("certificate-authority-data").asText());
      HttpClient http = HttpClient.newBuilder()
          .sslContext(Trust.of(authority))
          .connectTimeout(PATIENCE)
          .build();
      String token = config.at("/users/0/user/token").asText();
      return Optional.of(new LiveServer(cluster.path("server").asText(), token, http));
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /**
   * @param body JSON, empty for none
   * @throws IOException when nobody answers
   */
  public Response send(String method, String path, String body) throws IOException {
    return send(request(method, path, body).build());
  }

  /**
   * As {@link #send}, for a request whose way the server is to record.
   *
   * @throws IOException when nobody answers
   */
  public Response sendRecorded(String method, String path, String body) throws IOException {
    return send(
        request(method, path, body).header(RequestRecording.HEADER, "true").build());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", contentType(method))
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  private Response send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Response(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String contentType(String method) {
    return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
  }
}
