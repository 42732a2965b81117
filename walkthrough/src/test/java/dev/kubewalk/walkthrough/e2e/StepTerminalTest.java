package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubewalk step} in a real terminal. */
class StepTerminalTest {
  @TempDir
  private Path folder;

  private Terminal terminal;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    terminal = Terminal.run(
        folder,
        KubewalkProcess.command(
            "step", "--", "--secure-port=" + KubewalkProcess.freePort(), "--insecure-port=0"));
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (terminal != null) {
      terminal.close();
    }
  }

  @Test
  void stepsEditsLinesAndLeavesTheTerminalAsItWas() throws IOException, InterruptedException {
    terminal.shows("step 1.1>");
    terminal.press("Enter");
    terminal.shows("step 1>");
    // A typing mistake is put right with the cursor keys and backspace.
    terminal.press("x", "BSpace", "?", "Enter");
    terminal.shows("q       quit");
    // The command before is fetched from the history.
    terminal.press("Up", "Enter");
    KubewalkProcess.until(
        "help a second time", () -> terminal.screen().split("q       quit", -1).length == 3);
    terminal.press("r CreateServerChain", "Enter");
    terminal.shows("step 3>");
    terminal.press("C-c");
    terminal.shows("The server has stopped, with status 0.");
    terminal.shows("status 0\n");
    KubewalkProcess.until("the terminal is as it was", terminal::isAsItWas);
    assertThat(terminal.screen()).doesNotContain("Exception");
  }

  @Test
  void quits() throws IOException, InterruptedException {
    terminal.shows("step 1.1>");
    terminal.press("q", "Enter");
    terminal.shows("status 0\n");
    KubewalkProcess.until("the terminal is as it was", terminal::isAsItWas);
  }
}
