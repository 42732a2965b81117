package dev.kubewalk.walkthrough.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
  @TempDir
  private Path folder;

  @Test
  void chaptersStandInTheDocumentsOrder() throws IOException {
    Story story = Story.of(record(null));
    assertThat(story.chapters())
        .extracting(Story.Chapter::section)
        .containsExactly(
            DocumentSection.COMMAND_LINE,
            DocumentSection.SERVER_CHAIN,
            DocumentSection.POST_START_HOOKS);
    assertThat(story.chapters().get(1).steps())
        .extracting(Story.Told::number)
        .containsExactly("3", "3.1", "3.1.1", "3.2");
  }

  @Test
  void markdownTellsValuesAndPlaces() throws IOException {
    String page =
        new MarkdownNarrator(Language.EN, StepLocations.load(), 9).tell(Story.of(record(null)));
    assertThat(page)
        .contains("## 3 CreateServerChain")
        .contains("#### 3.1 app.CreateNodeDialer")
        .contains("**In this run** tunneler = none; port = 1 → 2; ")
        .contains("(cmd/kube-apiserver/app/server.go)");
  }

  @Test
  void theConsoleTellsNoDeeperThanAsked() throws IOException {
    StringWriter text = new StringWriter();
    record(new ConsoleNarrator(new PrintWriter(text), Language.ZH, 1));
    List<String> lines = text.toString().lines().toList();
    assertThat(lines)
        .contains("3.1  app.CreateNodeDialer")
        .doesNotContain("3.1.1  utilnet.SetTransportDefaults");
    assertThat(lines).anyMatch(line -> line.contains("本次运行: 隧道 = 无; 端口 = 2"));
  }

  @Test
  void aStepDoneAgainIsExplainedOnceAndNamedEachTime() throws IOException {
    StringWriter text = new StringWriter();
    ConsoleNarrator narrator = new ConsoleNarrator(new PrintWriter(text), Language.EN, 1);
    try (Recorder recorder = recorder()) {
      recorder.addListener(narrator);
      hook(recorder, "a");
      hook(recorder, "b");
    }
    assertThat(text.toString().lines())
        .filteredOn(line -> line.contains("What: One hook runs"))
        .hasSize(1);
    assertThat(text.toString()).contains("6.2  server.runPostStartHook · b ✓");
  }

  private static void hook(Recorder trace, String name) {
    try (Step step = trace.step(Steps.RUN_POST_START_HOOK)) {
      step.note("hook", name);
    }
  }

  @Test
  void remarksOnTheDocumentNameTheStepThatShowsThem() throws IOException {
    StringWriter text = new StringWriter();
    ConsoleNarrator narrator = new ConsoleNarrator(new PrintWriter(text), Language.EN, 1);
    Story story = Story.of(record(narrator));
    narrator.tellRemarks();
    assertThat(text.toString()).contains("--ssh-user. (see 3.1)");
    assertThat(new MarkdownNarrator(Language.ZH, StepLocations.load(), 0).tell(story))
        .contains("## 对文档的补注")
        .contains("（参见 3.1）");
  }

  private Recorder recorder() throws IOException {
    RunFacts facts = new RunFacts("v1.18.20", "2026-01-01T00:00:00Z", Map.of());
    return Recorder.toFile(folder.resolve("recording.jsonl"), facts);
  }

  private Recording record(ConsoleNarrator listener) throws IOException {
    Path file = folder.resolve("recording.jsonl");
    try (Recorder recorder = recorder()) {
      if (listener != null) {
        recorder.addListener(listener);
      }
      run(recorder);
    }
    return Recording.load(file);
  }

  private static void run(Recorder trace) {
    Handoff handoff;
    try (Step main = trace.step(Steps.MAIN)) {
      try (Step chain = trace.step(Steps.CREATE_SERVER_CHAIN)) {
        try (Step dialer = trace.step(Steps.CREATE_NODE_DIALER)) {
          dialer.note("tunneler", "none");
          dialer.changed("port", 1, 2);
          trace.step(Steps.SET_TRANSPORT_DEFAULTS).close();
        }
        trace.step(Steps.CREATE_KUBE_API_SERVER_CONFIG).close();
        chain.note("servers", 3);
      }
      handoff = trace.handoff();
      main.note("exit", 0);
    }
    try (Scope scope = trace.adopt(handoff)) {
      trace.step(Steps.RUN_POST_START_HOOKS).close();
    }
  }
}
