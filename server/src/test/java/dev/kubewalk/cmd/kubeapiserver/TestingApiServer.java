package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.jetty.TrustingClient;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A whole server in this process, with its objects in memory. On its insecure port everybody is an
 * administrator; on its secure port bearer tokens tell who asks.
 */
final class TestingApiServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final StopChannel stop = new StopChannel();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final HttpClient client;
  private final int port;
  private final int securePort;

  /** A server that may not become ready, for {@link #exitStatus}. */
  TestingApiServer(Path folder, String... more) throws IOException {
    this.port = freePort();
    this.securePort = freePort();
    Files.createDirectories(folder);
    Path tokens = folder.resolve("tokens.csv");
    Files.writeString(
        tokens, "admintoken,admin,1,\"system:masters\"\njanetoken,jane@example.com,2,dev\n");
    List<String> flags = new ArrayList<>(List.of(
        "--secure-port=" + securePort,
        "--insecure-port=" + port,
        "--authorization-mode=RBAC",
        "--service-cluster-ip-range=10.0.0.0/24",
        "--token-auth-file=" + tokens,
        "--cert-dir=" + folder.resolve("certificates")));
    flags.addAll(List.of(more));
    this.client = HttpClient.newBuilder().sslContext(TrustingClient.context()).build();
    new Thread(() -> status.complete(run(flags)), "server in " + folder).start();
  }

  private int run(List<String> flags) {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    GoRoutines go = GoRoutines.forThisJdk();
    Runner runner =
        new ServerRun(Environment.memory(), Trace.off(), Clock.system(), go, server -> {});
    return new ApiServerCommand(
            runner, () -> stop, new Console(out, out, 0), Trace.off(), Clock.system(), go)
        .execute(flags);
  }

  TestingApiServer ready() throws InterruptedException {
    until("ready", () -> {
      if (status.isDone()) {
        throw new AssertionError("the server ended: " + log());
      }
      try {
        return send("GET", "/readyz", "").statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      }
    });
    return this;
  }

  int exitStatus() {
    return status.join();
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Asks as an administrator. */
  HttpResponse<String> send(String method, String path, String body) throws IOException {
    return send(request("http://127.0.0.1:" + port + path, method, body));
  }

  /** Asks over TLS with a bearer token; an empty one is none. */
  HttpResponse<String> sendAs(String token, String method, String path) throws IOException {
    HttpRequest.Builder request = request("https://127.0.0.1:" + securePort + path, method, "");
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  /** Opens a watch; its events are the lines. Closing the body ends it. */
  HttpResponse<java.io.InputStream> watch(String path) throws IOException, InterruptedException {
    return client.send(
        request("http://127.0.0.1:" + port + path, "GET", "").build(),
        HttpResponse.BodyHandlers.ofInputStream());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static HttpRequest.Builder request(String url, String method, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  /** Waits for something, and fails when it does not come about. */
  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    Clock clock = Clock.system();
    long start = clock.nanoTime();
    while (!condition.getAsBoolean()) {
      if (clock.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      clock.sleep(PAUSE);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    stop.close();
    status.join();
  }
}
