package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.walkthrough.replay.SampleRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kubewalk replay as its users run it. */
class ReplayTest {
  @TempDir
  private static Path folder;

  @BeforeAll
  static void record() throws Exception {
    SampleRun.record(folder.resolve("recording.jsonl"));
    Files.writeString(folder.resolve("nothing.jsonl"), "{}\n");
    List<String> lines = Files.readAllLines(folder.resolve("recording.jsonl"));
    Files.writeString(folder.resolve("empty.jsonl"), lines.get(0) + "\n");
    Files.writeString(
        folder.resolve("torn.jsonl"), lines.get(0) + "\nnonsense\n" + lines.get(1) + "\n");
  }

  @Test
  void inATerminal() throws Exception {
    try (Terminal terminal =
        Terminal.run(folder, KubewalkProcess.command("replay", "recording.jsonl"))) {
      terminal.shows("replay 1>");
      terminal.press("n", "Enter");
      terminal.shows("replay 3>");
      terminal.press("o", "Enter");
      terminal.shows("3  app.CreateServerChain ✓");
      terminal.press("R main", "Enter");
      terminal.shows("replay 1>");
      terminal.press("c", "Enter");
      terminal.shows("The recording ends here");
      terminal.press("q", "Enter");
      terminal.shows("status 0");
    }
  }

  @Test
  void ctrlCLeavesTheTerminalAsItWas() throws Exception {
    try (Terminal terminal =
        Terminal.run(folder, KubewalkProcess.command("replay", "recording.jsonl"))) {
      terminal.shows("replay 1>");
      terminal.press("C-c");
      terminal.shows("status 0");
      terminal.press("echoed", "Enter");
      terminal.shows("echoed\nechoed");
    }
  }

  @Test
  void withPlainInput() throws Exception {
    try (KubewalkProcess replay = KubewalkProcess.start(
        folder, "replay", ".", "--lang", "zh", "--depth", "1", "--run-to", "CreateServerChain")) {
      replay.type("o\nb\n");
      replay.endInput();
      assertThat(replay.status()).as(replay.err()).isZero();
      assertThat(replay.out())
          .contains("── 3  app.CreateServerChain ✓  [main] ──", "replay 3.2> ", "本次运行: ");
    }
  }

  @Test
  void byADebuggerOnStandardInputAndOutput() throws Exception {
    try (KubewalkProcess replay = KubewalkProcess.start(folder, "replay", ".", "--dap", "-")) {
      replay.type(message(1, "initialize", "\"adapterID\":\"test\""));
      replay.type(message(2, "restart", ""));
      replay.type(message(3, "disconnect", ""));
      assertThat(replay.status()).isZero();
      assertThat(replay.out())
          .startsWith("Content-Length: ")
          .contains("\"supportsStepBack\":true", "\"event\":\"initialized\"")
          .contains("\"success\":false", "a replay cannot do this");
      assertThat(replay.err()).isEmpty();
    }
  }

  private static String message(int number, String command, String arguments) {
    String body = "{\"seq\":" + number + ",\"type\":\"request\",\"command\":\"" + command
        + "\",\"arguments\":{" + arguments + "}}";
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void byDebuggersAtAPort() throws Exception {
    try (KubewalkProcess replay = KubewalkProcess.start(folder, "replay", ".", "--dap", "0")) {
      KubewalkProcess.until("the port is told", () -> replay.out().contains("; Ctrl-C"));
      String port = replay.out().replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+).*", "$1");
      try (KubewalkProcess second =
          KubewalkProcess.start(folder.resolve("second"), "replay", "..", "--dap", port)) {
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.err())
            .startsWith("kubewalk: cannot serve debuggers at port " + port)
            .hasLineCount(1);
      }
      assertThat(replay.isAlive()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      nothing.jsonl                 | 1 | nothing.jsonl is not a recording
      empty.jsonl                   | 1 | the recording holds no steps, so there is nothing to replay
      torn.jsonl                    | 1 | torn.jsonl: line 2 is not JSON
      missing.jsonl                 | 1 | there is no recording at missing.jsonl; make one with kubewalk tour
      recording.jsonl --run-to x    | 2 | --run-to: the recording has no step called x
      recording.jsonl --dap x       | 2 | --dap is a port (0 for any free one) or -, not x
      recording.jsonl --dap 70000   | 2 | --dap is a port (0 for any free one) or -, not 70000
      recording.jsonl --dap 0 --sources gone | 2 | --sources: there is no folder gone
      """)
  void mistakesAreToldInALine(String arguments, int status, String message) throws Exception {
    try (KubewalkProcess replay =
        KubewalkProcess.start(folder.resolve("."), ("replay " + arguments).split(" ", -1))) {
      assertThat(replay.status()).isEqualTo(status);
      assertThat(replay.err()).startsWith("kubewalk: " + message).hasLineCount(1);
      assertThat(replay.out()).isEmpty();
    }
  }
}
