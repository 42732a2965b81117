package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM lets requests finish; a second one does not wait. */
class GracefulShutdownTest {
  private static final String CONFIG_MAP =
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"late\"}}";

  @TempDir
  private Path folder;

  @Test
  void requestInFlightIsFinished() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (KubewalkProcess server = KubewalkProcess.apiServer(folder, port)) {
      ApiClient client = server.ready(port);
      try (SlowRequest slow = new SlowRequest(client, port)) {
        slow.sendFirstHalf();
        KubewalkProcess.until("the server wants the body", slow::isUnderWay);
        server.terminate();
        KubewalkProcess.until("the server says it stops", () -> !client.isReady());
        assertThat(server.isAlive()).isTrue();
        slow.sendSecondHalf();
        assertThat(slow.response().statusCode()).as(slow.response().body()).isEqualTo(201);
      }
      assertThat(server.status()).isZero();
    }
    try (KubewalkProcess again = KubewalkProcess.apiServer(folder, port)) {
      assertThat(again
              .ready(port)
              .get("/api/v1/namespaces/default/configmaps/late")
              .path("kind"))
          .hasToString("\"ConfigMap\"");
    }
  }

  @Test
  void secondSignalEndsAtOnce() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (KubewalkProcess server =
        KubewalkProcess.apiServer(folder, port, "--shutdown-delay-duration=60s")) {
      ApiClient client = server.ready(port);
      server.terminate();
      KubewalkProcess.until("the server says it stops", () -> !client.isReady());
      assertThat(server.isAlive()).isTrue();
      server.terminate();
      assertThat(server.status()).isEqualTo(1);
    }
  }

  /** A POST whose body comes in two halves. It waits for "100 Continue", so for its handler. */
  private static final class SlowRequest implements AutoCloseable {
    private final PipedInputStream in = new PipedInputStream();
    private final OutputStream out = new PipedOutputStream(in);
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final CompletableFuture<HttpResponse<String>> response;

    SlowRequest(ApiClient client, int port) throws IOException {
      HttpRequest request = HttpRequest.newBuilder(
              URI.create("https://localhost:" + port + "/api/v1/namespaces/default/configmaps"))
          .version(HttpClient.Version.HTTP_1_1)
          .header("Authorization", "Bearer " + ApiClient.TOKEN)
          .header("Content-Type", "application/json")
          .expectContinue(true)
          .POST(HttpRequest.BodyPublishers.ofInputStream(this::body))
          .build();
      response = client.client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private InputStream body() {
      underWay.set(true);
      return in;
    }

    boolean isUnderWay() {
      return underWay.get();
    }

    void sendFirstHalf() throws IOException {
      out.write(CONFIG_MAP.substring(0, 20).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void sendSecondHalf() throws IOException {
      out.write(CONFIG_MAP.substring(20).getBytes(StandardCharsets.UTF_8));
      out.close();
    }

    HttpResponse<String> response() {
      return response.join();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
