package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubewalk step} as a pipe drives it. */
class StepTest {
  @TempDir
  private Path folder;

  private KubewalkProcess step(int securePort, int insecurePort, String... options)
      throws IOException {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "step";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = "--";
    arguments[options.length + 2] = "--secure-port=" + securePort;
    arguments[options.length + 3] = "--insecure-port=" + insecurePort;
    return KubewalkProcess.start(folder, arguments);
  }

  /** All that was said, without the breaks between lines. */
  private static String said(KubewalkProcess process) {
    return process.out().replaceAll("\\s+", " ");
  }

  /** The same since the last {@code mark}. */
  private static String since(KubewalkProcess process, String mark) {
    String out = said(process);
    int at = out.lastIndexOf(mark);
    return at < 0 ? "" : out.substring(at);
  }

  @Test
  void aWholeStartIsWalkedThroughByAPipe() throws IOException, InterruptedException {
    int secure = KubewalkProcess.freePort();
    int insecure = KubewalkProcess.freePort();
    try (KubewalkProcess step = step(secure, insecure)) {
      step.type("\n\no\n");
      KubewalkProcess.until(
          "the sibling of the one stepped over",
          () -> said(step).contains(" logs.InitLogs [main]"));
      assertThat(said(step))
          .contains("── 1.1 features.init [main] ──", "What: ", "Why here: ", "Without it: ")
          .contains("secure port " + secure + " is closed: connection refused")
          .contains("insecure port " + insecure + " is closed: connection refused")
          .doesNotContain("options.NewServerRunOptions [main]");

      step.type("r PrepareRun\nw\ns\n");
      KubewalkProcess.until(
          "the stack at PrepareRun", () -> since(step, "── 4 ").contains("Java: dev.kubewalk"));
      assertThat(since(step, "── 4 "))
          .contains("APIAggregator.PrepareRun")
          .contains("secure port " + secure + " is open, but nobody accepts")
          .contains("http://localhost:" + insecure + " GET /readyz answers 404")
          .contains("GET /version answers 200")
          .contains("2.5 app.Run");

      step.type("r RunPostStartHooks\n\n\nt\n");
      KubewalkProcess.until("the hooks wait", () -> since(step, "── 5.2 ").contains("*1"));
      assertThat(since(step, "── 6 ")).contains("GET /readyz answers 500", "red checks: 1");
      assertThat(since(step, "── 5.2 "))
          .contains("rbac/bootstrap-roles 6.", "crd-informer-synced 6.");

      step.type("t rbac/bootstrap-roles\n\nn\n");
      KubewalkProcess.until(
          "the hook's own step",
          () -> since(step, "EnsureRBACPolicy").contains("registered by = "));

      step.type("c\nw\nq\n");
      assertThat(step.status()).as(step.err()).isZero();
      assertThat(since(step, "The server is ready."))
          .contains("GET /readyz answers 200")
          .contains("GET /api/v1/namespaces/default answers 200")
          .contains("The server has stopped, with status 0.");
      assertThat(step.err()).isEmpty();
    }
    Recording recording = Recording.load(folder.resolve("kubewalk-out/step/recording.jsonl"));
    assertThat(recording.complete()).isTrue();
    assertThat(recording.open()).isEmpty();
  }

  @Test
  void filtersAndTheEndOfInput() throws IOException, InterruptedException {
    int port = KubewalkProcess.freePort();
    try (KubewalkProcess step =
        step(port, 0, "--section=4", "--depth=1", "--lang=zh", "--run-to=no-such-step")) {
      assertThat(step.status()).isEqualTo(2);
      assertThat(step.err()).contains("no step is called no-such-step").hasLineCount(1);
    }
    try (KubewalkProcess step = step(port, 0, "--section=4", "--depth=1", "--lang=zh")) {
      KubewalkProcess.until("the first stop", () -> step.out().contains("step 4> "));
      step.type("\nzz\n");
      KubewalkProcess.until("the second", () -> step.out().contains("没有命令 zz"));
      step.endInput();
      assertThat(step.status()).as(step.err()).isZero();
      assertThat(step.out().lines().filter(line -> line.startsWith("── ")))
          .hasSize(2)
          .allMatch(line -> line.matches("── 4(\\.\\d+)?  .*"));
      assertThat(step.out()).contains("做什么: ").contains("服务器已停止，退出码 0。");
    }
  }

  @Test
  void aSignalLetsEverythingGoAndStopsTheServer() throws IOException, InterruptedException {
    try (KubewalkProcess step = step(KubewalkProcess.freePort(), 0, "--run-to=RunPostStartHooks")) {
      KubewalkProcess.until("the hooks", () -> step.out().contains("step 6> "));
      step.terminate();
      assertThat(step.status()).as(step.err()).isZero();
      assertThat(step.out()).contains("The server has stopped, with status 0.");
    }
  }

  @Test
  void theShutdownCanBeSteppedThrough() throws IOException, InterruptedException {
    try (KubewalkProcess step = step(KubewalkProcess.freePort(), 0)) {
      step.type("c\nx\n");
      KubewalkProcess.until(
          "the shutdown's first step", () -> since(step, "asked to stop").contains("── S."));
      step.type("q\n");
      assertThat(step.status()).as(step.err()).isZero();
      assertThat(since(step, "asked to stop")).contains("The server has stopped, with status 0.");
    }
  }

  @Test
  void aServerThatCannotStartSaysWhy() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        KubewalkProcess step = step(taken.getLocalPort(), 0)) {
      step.type("c\n");
      assertThat(step.status()).isEqualTo(1);
      assertThat(step.err().lines()).singleElement().asString().contains("address already in use");
    }
  }
}
