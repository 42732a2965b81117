package dev.kubewalk.walkthrough.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.diagrams.DiffSequence;
import dev.kubewalk.diagrams.Renderer;
import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.diff.RecordingDiff;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees of two small runs; times play no part. */
class DiffTextTest {
  private static final long NO_TIMES = Duration.ofHours(1).toNanos();

  @TempDir
  private Path folder;

  private Recording before;
  private Recording after;

  @BeforeEach
  void record() throws IOException {
    before = record("before.jsonl", List.of("Node", "RBAC"), "rbac/bootstrap-roles");
    after = record("after.jsonl", List.of("Node"), "crd-informer-synced");
  }

  @Test
  void tellsSettingsAndSteps() {
    assertThat(tell(Language.EN))
        .containsSubsequence(
            "Settings that differ",
            "  --authorization-mode  Node,RBAC → Node",
            "Steps: 2 added, 2 removed, 0 in another order, 1 ended differently; "
                + "1 with other notes; 0 slower, 0 faster",
            "  1  main",
            "~   3.1  BuildAuthorizer  ← perhaps --authorization-mode",
            "~       modes: -RBAC")
        .contains(
            "-   6.1  hook rbac/bootstrap-roles  (1 inside)" + "  ← perhaps --authorization-mode",
            "+   6.1  hook crd-informer-synced  (1 inside)",
            "~   3  CreateServerChain  ok → failed: no disk");
  }

  @Test
  void tellsItInChineseToo() {
    assertThat(tell(Language.ZH))
        .contains(
            "不同的设置",
            "步骤：新增 2，消失 2，顺序变化 0，结果不同 1；记录值不同 1；变慢 0，变快 0",
            "~   3.1  BuildAuthorizer  ← 可能与 --authorization-mode 有关");
  }

  @Test
  void saysThatNothingDiffers() {
    RecordingDiff same = RecordingDiff.of(before, before);
    assertThat(new DiffText(same, Language.EN, 0).tell("a", "b"))
        .contains(
            "No setting differs.", "The same steps, in the same order, with the same outcome.")
        .noneMatch(line -> line.startsWith("~"));
    assertThat(Renderer.svg(DiffSequence.of(same, 0).puml())).contains("no step differs");
  }

  @Test
  void saysThatARunWasCutOff() throws IOException {
    String text = Files.readString(folder.resolve("before.jsonl"));
    String torn = text.substring(0, text.indexOf("\"step\":\"hooks."));
    Recording killed = Recording.read(new StringReader(torn), "killed");
    RecordingDiff diff = RecordingDiff.of(before, killed);
    assertThat(new DiffText(diff, Language.EN, NO_TIMES).tell("a", "b"))
        .contains(
            "b ends early: its run was killed or is still going on",
            "~ 1  main  ok → still open",
            "-   6.1  hook rbac/bootstrap-roles  (1 inside)");
  }

  @Test
  void drawsItInColours() {
    String puml = DiffSequence.of(RecordingDiff.of(before, after), NO_TIMES).puml();
    assertThat(puml)
        .contains("p_main -[#1A7F37]> p_hooks : <color:#1A7F37>+ 6.1")
        .contains("p_main -[#B00020]> p_hooks : <color:#B00020>− 6.1")
        .contains("p_main -[#B35900]> p_generic_config : <color:#B35900>3.1")
        .contains("p_main -[#6B7280]> p_main")
        .contains("authorization-mode: Node,RBAC → Node")
        .doesNotContain("PrepareRun");
    assertThat(Renderer.svg(puml)).contains("<svg").doesNotContain("Syntax Error");
    assertThat(Renderer.png(puml)).startsWith(0x89, 0x50, 0x4e, 0x47);
  }

  private List<String> tell(Language language) {
    return new DiffText(RecordingDiff.of(before, after), language, NO_TIMES).tell("a", "b");
  }

  private Recording record(String name, List<String> modes, String hook) throws IOException {
    Path file = folder.resolve(name);
    RunFacts facts = new RunFacts(
        "v1.18.20",
        "2026-01-02T03:04:05Z",
        Map.of("--authorization-mode", String.join(",", modes)));
    try (Recorder recorder = Recorder.toFile(file, facts);
        Step main = recorder.step(Steps.MAIN)) {
      main.note("exit status", 0);
      try (Step authorizer = recorder.step(Steps.BUILD_AUTHORIZER)) {
        authorizer.note("modes", modes);
      }
      try (Step chain = recorder.step(Steps.CREATE_SERVER_CHAIN)) {
        if (modes.size() == 1) {
          chain.failed(new IllegalStateException("no disk"));
        }
      }
      recorder.step(Steps.PREPARE_RUN).close();
      try (Step run = recorder.step(Steps.RUN_POST_START_HOOK)) {
        run.note(NoteNames.HOOK, hook);
        recorder.step(Steps.HOOK_CRD_INFORMER_SYNCED).close();
      }
    }
    return Recording.load(file);
  }
}
