package dev.kubewalk.walkthrough.replay.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.tracer.replay.Timeline;
import dev.kubewalk.walkthrough.narration.Language;
import dev.kubewalk.walkthrough.replay.Recorded;
import dev.kubewalk.walkthrough.replay.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.StackFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debugger at the other end of a socket. */
class DapTest {
  private static final String CHAIN = "dev/kubewalk/cmd/kubeapiserver/ServerChain.java";

  @TempDir
  private Path folder;

  private DapServer server;
  private Debugger debugger;
  private Path source;

  @BeforeEach
  void attach() throws Exception {
    source = folder.resolve("server/src/main/java").resolve(CHAIN);
    Files.createDirectories(source.getParent());
    Files.writeString(source, """
        package dev.kubewalk.cmd.kubeapiserver;

        final class ServerChain {
          void create() {
            // The chain.
            trace.step(Steps.CREATE_SERVER_CHAIN);
          }

          void never() {
            trace.step(Steps.PREPARE_RUN);
          }
        }
        """);
    Recording recording = SampleRun.record(folder.resolve("recording.jsonl"));
    Recorded recorded = new Recorded(Timeline.of(recording));
    SourcePlaces places = new SourcePlaces(StepLocations.load(), folder);
    server = DapServer.open(
        0,
        () -> new ReplayAdapter(
            recorded, new Cursor(recorded.timeline(), step -> true), places, Language.EN));
    GoRoutines.forThisJdk().goPlatform("debug-server", this::serve);
    debugger = Debugger.attach(server.port());
  }

  private void serve() {
    try {
      server.run();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void detach() throws Exception {
    debugger.close();
    server.close();
  }

  @Test
  void itsButtonsWalkBothWays() throws Exception {
    assertThat(debugger.capabilities().getSupportsStepBack()).isTrue();
    assertThat(debugger.begin(Map.of())).isEqualTo("entry 1 main");
    assertThat(debugger.stepIn()).isEqualTo("step 3 app.CreateServerChain");
    assertThat(debugger.next()).startsWith("step 3 app.CreateServerChain ✓");
    assertThat(debugger.stepBack()).isEqualTo("step 3 app.CreateServerChain");
    assertThat(debugger.stepIn()).isEqualTo("step 3.1 app.CreateNodeDialer");
    assertThat(debugger.stepOut()).startsWith("step 3 app.CreateServerChain ✓");
    assertThat(debugger.next()).isEqualTo("step 6 GenericAPIServer.RunPostStartHooks");
    assertThat(debugger.stepBack()).startsWith("step 3 app.CreateServerChain ✓");
    assertThat(debugger.resume()).startsWith("end 1 main ✓");
    assertThat(debugger.next()).startsWith("end 1 main ✓");
    assertThat(debugger.reverse()).isEqualTo("beginning 1 main");
    assertThat(debugger.stepBack()).isEqualTo("beginning 1 main");
    assertThat(debugger.pause()).isEqualTo("pause 1 main");
    assertThat(debugger.console())
        .contains("── 3.1  app.CreateNodeDialer  [main] ──", "What: ", "Changed: port: 0 → 6443");
  }

  @Test
  void breakpointsStandAtStepsByName() throws Exception {
    List<Breakpoint> set = debugger.breakAt("runPostStartHook*", "3.1", "nothing");
    assertThat(set).extracting(Breakpoint::isVerified).containsExactly(true, true, false);
    assertThat(set.get(2).getMessage()).isEqualTo("this recording has no step called so");
    assertThat(debugger.begin(Map.of("stopOnEntry", false)))
        .isEqualTo("breakpoint 3.1 app.CreateNodeDialer");
    assertThat(debugger.hit()).containsExactly(set.get(1).getId());
    assertThat(debugger.resume()).isEqualTo("breakpoint 6 GenericAPIServer.RunPostStartHooks");
    assertThat(debugger.resume()).isEqualTo("breakpoint 6.1 server.runPostStartHook");
    assertThat(debugger.reverse()).isEqualTo("breakpoint 6 GenericAPIServer.RunPostStartHooks");
    assertThat(debugger.reverse()).isEqualTo("breakpoint 3.1 app.CreateNodeDialer");
    assertThat(debugger.breakAt()).isEmpty();
    assertThat(debugger.reverse()).isEqualTo("beginning 1 main");
  }

  @Test
  void breakpointsStandAtLines() throws Exception {
    List<Breakpoint> set = debugger.breakAt(source, 4, 10, 12);
    assertThat(set).extracting(Breakpoint::isVerified).containsExactly(true, false, false);
    assertThat(set).extracting(Breakpoint::getLine).containsExactly(6, 10, null);
    assertThat(set.get(1).getMessage()).isEqualTo("this run never came here");
    assertThat(debugger.begin(Map.of("stopOnEntry", false)))
        .isEqualTo("breakpoint 3 app.CreateServerChain");
    StackFrame top = debugger.stack().get(0);
    assertThat(top.getSource().getPath()).isEqualTo(source.toString());
    assertThat(top.getLine()).isEqualTo(6);
  }

  @Test
  void stopsWhereAStepFails() throws Exception {
    debugger.breakAtFailures();
    assertThat(debugger.begin(Map.of("stopOnEntry", false)))
        .startsWith("breakpoint 6.1 server.runPostStartHook ✗");
    assertThat(debugger.threads()).containsExactly("main", "bootstrap");
    assertThat(debugger.stack())
        .extracting(StackFrame::getName)
        .anyMatch(name -> name.equals("6 GenericAPIServer.RunPostStartHooks [main]"));
    assertThat(debugger.variables("Step").get("state"))
        .startsWith("failed after ")
        .endsWith(": java.lang.IllegalStateException: no store");
  }

  @Test
  void variablesAreWhatIsKnown() throws Exception {
    debugger.begin(Map.of());
    debugger.stepIn();
    assertThat(debugger.variables("Notes")).isEmpty();
    debugger.next();
    assertThat(debugger.variables("Notes"))
        .containsEntry("servers", "[apiextensions-apiserver, kube-apiserver]")
        .containsEntry("servers[1]", "kube-apiserver")
        .containsEntry("port", "6443");
    assertThat(debugger.variables("Changes"))
        .containsEntry("portbefore", "0")
        .containsEntry("portafter", "6443");
    assertThat(debugger.variables("Step"))
        .containsEntry("key", "chain.create-server-chain")
        .containsEntry("Go", "app.CreateServerChain (cmd/kube-apiserver/app/server.go)")
        .containsKey("What");
    assertThat(debugger.variables("Run"))
        .containsEntry("version", "v1.18.20")
        .containsEntry("flags--secure-port", "6443");
    assertThat(debugger.value("port")).isEqualTo("6443");
    debugger.stepBack();
    assertThat(debugger.variables("Notes")).isEmpty();
    assertThatThrownBy(() -> debugger.value("port"))
        .hasMessageContaining("nothing is called port at this step");
  }

  @Test
  void twoDebuggersReplayEachForItself() throws Exception {
    try (Debugger other = Debugger.attach(server.port())) {
      debugger.begin(Map.of());
      other.begin(Map.of());
      debugger.stepIn();
      assertThat(other.next()).startsWith("step 1 main ✓");
      assertThat(debugger.next()).startsWith("step 3 app.CreateServerChain ✓");
      other.disconnect();
    }
    assertThat(debugger.reverse()).isEqualTo("beginning 1 main");
    assertThat(debugger.terminate()).isTrue();
  }
}
