package dev.kubewalk.walkthrough.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.walkthrough.host.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Talks to a server as its administrator, trusting the certificate it made for itself. */
final class ApiClient {
  static final String TOKEN = "an-administrator-of-tests";

  private final int port;
  private final Path certificate;
  private final ObjectMapper mapper = new ObjectMapper();
  private volatile HttpClient http;

  ApiClient(int port, Path certificate) {
    this.port = port;
    this.certificate = certificate;
  }

  boolean isReady() {
    try {
      return Files.exists(certificate) && send("GET", "/readyz", "").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  HttpResponse<String> send(String method, String path, String body) throws IOException {
    try {
      return client().send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Gets something in the form that {@code accept} names. */
  HttpResponse<byte[]> bytes(String path, String accept) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(request("GET", path, ""), (name, value) -> true)
        .setHeader("Accept", accept)
        .build();
    try {
      return client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(String method, String path, String body)
      throws IOException {
    return client().sendAsync(request(method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode get(String path) throws IOException {
    return mapper.readTree(send("GET", path, "").body());
  }

  JsonNode read(String body) throws IOException {
    return mapper.readTree(body);
  }

  HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  HttpClient client() throws IOException {
    HttpClient made = http;
    if (made == null) {
      // Threads that come at once make one each; one of them stays.
      made = HttpClient.newBuilder()
          .sslContext(Trust.in(certificate))
          .connectTimeout(Duration.ofSeconds(5))
          .build();
      http = made;
    }
    return made;
  }
}
