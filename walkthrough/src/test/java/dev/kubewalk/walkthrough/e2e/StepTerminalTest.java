package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubewalk step} in a real terminal. */
class StepTerminalTest {
  @TempDir
  private Path folder;

  private Path tmux;

  @BeforeEach
  void openTerminal() throws IOException, InterruptedException {
    tmux = Tools.require("tmux");
    String command = KubewalkProcess.command(
            "step", "--", "--secure-port=" + KubewalkProcess.freePort(), "--insecure-port=0")
        .stream()
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
    // The shell goes on afterwards: it shows the exit status and how the terminal was left.
    Path script = folder.resolve("run.sh");
    Files.writeString(
        script, command + "\necho \"exit=$?\"\nstty -a | grep -o '[-]*icanon'\nexec cat\n");
    tmux("new-session", "-d", "-x", "120", "-y", "60", "-c", folder.toString(), "sh " + script);
  }

  @AfterEach
  void closeTerminal() throws IOException, InterruptedException {
    tmux("kill-server");
  }

  /** Runs tmux on a socket of this test, and returns what it prints. */
  private String tmux(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of(tmux.toString(), "-u", "-S", folder.resolve("tmux").toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    }
  }

  private void shows(String text) throws InterruptedException {
    KubewalkProcess.until("the terminal shows " + text, () -> screen().contains(text));
  }

  private String screen() {
    try {
      return tmux("capture-pane", "-p", "-S", "-200");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void stepsEditsLinesAndLeavesTheTerminalAsItWas() throws IOException, InterruptedException {
    shows("step 1.1>");
    tmux("send-keys", "Enter");
    shows("step 1>");
    // A typing mistake is put right with the cursor keys and backspace.
    tmux("send-keys", "x", "BSpace", "?", "Enter");
    shows("q       quit");
    // The command before is fetched from the history.
    tmux("send-keys", "Up", "Enter");
    KubewalkProcess.until(
        "help a second time", () -> screen().split("q       quit", -1).length == 3);
    tmux("send-keys", "r CreateServerChain", "Enter");
    shows("step 3>");
    tmux("send-keys", "C-c");
    shows("The server has stopped, with status 0.");
    shows("exit=0");
    shows("icanon");
    assertThat(screen()).doesNotContain("-icanon").doesNotContain("Exception");
  }

  @Test
  void quits() throws IOException, InterruptedException {
    shows("step 1.1>");
    tmux("send-keys", "q", "Enter");
    shows("exit=0");
    shows("icanon");
    assertThat(screen()).doesNotContain("-icanon");
  }
}
