package dev.kubewalk.walkthrough.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.walkthrough.cli.Kubewalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tour whose JVM waits for a debugger, as the task in .vscode/tasks.json starts it. */
final class DebuggedTour implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("dt_socket at address: (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String LAMPS = """
      {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
       "metadata": {"name": "lamps.house.example"},
       "spec": {"group": "house.example", "scope": "Namespaced",
        "names": {"plural": "lamps", "singular": "lamp", "kind": "Lamp"},
        "versions": [{"name": "v1", "served": true, "storage": true,
         "schema": {"openAPIV3Schema": {"type": "object"}}}]}}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path output;
  private final int port;
  private final Process process;

  DebuggedTour(Path folder) throws IOException {
    output = folder.resolve("out.txt");
    port = freePort();
    process = new ProcessBuilder(command(port))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static List<String> command(int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    String path = System.getProperty("surefire.test.class.path");
    command.addAll(List.of("-cp", path == null ? System.getProperty("java.class.path") : path));
    command.addAll(List.of(Kubewalk.class.getName(), "tour", "--"));
    command.addAll(List.of("--secure-port=" + freePort(), "--insecure-port=" + port));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Where it waits for its debugger. */
  int debugPort() {
    until("it waits for a debugger", () -> LISTENING.matcher(said()).find());
    Matcher listening = LISTENING.matcher(said());
    assertThat(listening.find()).isTrue();
    return Integer.parseInt(listening.group(1));
  }

  /** What the lessons make a learner ask, after the tour's own requests; then SIGTERM. */
  void useAndStop() {
    try {
      until("the tour is through", () -> said().contains("Ctrl-C stops the server."));
      assertThat(ask("/apis").body()).contains("APIGroupList");
      assertThat(ask("/healthz/ping").statusCode()).isEqualTo(200);
      String definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
      HttpResponse<String> created = send(HttpRequest.newBuilder(uri(definitions))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(LAMPS)));
      assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
      until(
          "lamps are served",
          () -> ask("/apis/house.example/v1/namespaces/default/lamps").statusCode() == 200);
    } finally {
      process.destroy();
    }
  }

  private HttpResponse<String> ask(String path) {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void until(String what, BooleanSupplier condition) {
    Clock clock = Clock.system();
    long start = clock.nanoTime();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || clock.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("not in time: " + what + "; it said: " + said());
      }
      try {
        clock.sleep(PAUSE);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
