package dev.kubewalk.walkthrough.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A program in a real terminal, which tmux provides. */
final class Terminal implements AutoCloseable {
  private static final String SESSION = "test";

  private final Path tmux;
  private final Path folder;
  private final Path socket;

  private Terminal(Path tmux, Path folder, Path socket) {
    this.tmux = tmux;
    this.folder = folder;
    this.socket = socket;
  }

  /** Whether typed lines can be edited and end with Enter again, as before the program. */
  boolean isAsItWas() {
    return screen().contains("icanon") && !screen().contains("-icanon");
  }

  /** Runs a program in {@code folder}; the test is skipped, or fails, without tmux. */
  static Terminal run(Path folder, List<String> command) throws IOException, InterruptedException {
    // A tmux server of its own: nobody else's sessions are touched.
    Path socket = Files.createTempDirectory(folder, "tmux").resolve("socket");
    Terminal terminal = new Terminal(Tools.require("tmux"), folder, socket);
    String quoted = command.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
    // The shell goes on afterwards: it shows the exit status and how the terminal was left.
    String andAfter = quoted + "; echo \"status $?\"; stty -a | grep -o '[-]*icanon'; cat";
    terminal.tmux("new-session", "-d", "-s", SESSION, "-x", "120", "-y", "50", andAfter);
    return terminal;
  }

  /** Presses keys, named as tmux does: {@code n}, {@code Enter}, {@code C-c}. */
  void press(String... keys) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("send-keys", "-t", SESSION));
    arguments.addAll(List.of(keys));
    tmux(arguments.toArray(String[]::new));
  }

  /** Waits until the screen shows this text. */
  void shows(String text) throws InterruptedException {
    KubewalkProcess.until("the terminal shows " + text, () -> screen().contains(text));
  }

  /** What stands there, with what has scrolled away. */
  String screen() {
    try {
      return tmux("capture-pane", "-p", "-S", "-200", "-t", SESSION);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(tmux.toString(), "-u", "-f", "/dev/null", "-S", socket.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("tmux " + arguments[0] + ": " + said);
    }
    return said;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    tmux("kill-server");
  }
}
