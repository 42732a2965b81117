package dev.kubewalk.walkthrough.e2e;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.walkthrough.cli.Kubewalk;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The kubewalk command in a process of its own, in a folder of its own. */
final class KubewalkProcess implements AutoCloseable {
  private static final int NATIVE_ACCESS_IS_ASKED_FOR = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Process process;
  private final Path folder;

  private KubewalkProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts {@code kubewalk ARGUMENTS} with {@code folder} as its working directory. */
  static KubewalkProcess start(Path folder, String... arguments) throws IOException {
    Files.createDirectories(folder);
    Process process = new ProcessBuilder(command(arguments))
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
    return new KubewalkProcess(process, folder);
  }

  /** The command line that runs {@code kubewalk ARGUMENTS} on this JDK. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED_FOR) {
      // What the jar's manifest says for those who run the jar; RocksDB loads its library.
      command.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    }
    String path = System.getProperty("surefire.test.class.path");
    command.addAll(List.of("-cp", path == null ? System.getProperty("java.class.path") : path));
    command.add(Kubewalk.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** A server with its data in {@code folder}, administered by {@link ApiClient#TOKEN}. */
  static KubewalkProcess apiServer(Path folder, int port, String... more) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("tokens.csv"), ApiClient.TOKEN + ",admin,admin,\"system:masters\"\n");
    List<String> arguments = new ArrayList<>(List.of("apiserver"));
    arguments.addAll(serverFlags(folder, port));
    arguments.addAll(List.of(more));
    return start(folder, arguments.toArray(String[]::new));
  }

  static List<String> serverFlags(Path folder, int port) {
    return List.of(
        "--secure-port=" + port,
        "--insecure-port=0",
        "--authorization-mode=RBAC",
        "--service-cluster-ip-range=10.0.0.0/24",
        "--token-auth-file=" + folder.resolve("tokens.csv"),
        "--data-dir=" + folder.resolve("data"),
        "--cert-dir=" + folder.resolve("certificates"));
  }

  /** A port that nobody listens on now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
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

  /** Waits until the server is ready. */
  ApiClient ready(int port) throws InterruptedException {
    ApiClient client = new ApiClient(port, folder.resolve("certificates/apiserver.crt"));
    until("the server is ready; it said: " + err(), () -> {
      if (!process.isAlive()) {
        throw new AssertionError("the server ended: " + err());
      }
      return client.isReady();
    });
    return client;
  }

  /** Writes to the process's standard input. */
  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends the process's standard input. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; does not wait. */
  void terminate() {
    process.destroy();
  }

  /** The exit status, waited for. */
  int status() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running; it said: " + err());
    }
    return process.exitValue();
  }

  String out() {
    return read("out.txt");
  }

  String err() {
    return read("err.txt");
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
