package dev.kubewalk.walkthrough.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.RunFacts;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.walkthrough.narration.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  @TempDir
  private Path folder;

  @Test
  void thePageNeedsNoNetworkAndHoldsEverything() throws IOException {
    String svg = "<svg viewBox=\"0 0 10 10\"><a href=\"#step-2\"><text>x</text></a></svg>";
    String page = new HtmlReport(StepLocations.load())
        .page(Story.of(recording()), List.of(new HtmlReport.Picture("chain", "Server chain", svg)));
    assertThat(page).doesNotContain("<link").doesNotContain("src=\"http").contains(svg);
    assertThat(page)
        .contains("<div lang=\"en\">")
        .contains("<div lang=\"zh\">")
        .contains("data-step=\"2\"")
        .contains("a &lt;b&gt; &amp; c");
  }

  @Test
  void everyOpenedElementIsClosed() throws IOException {
    String page = new HtmlReport(StepLocations.load()).page(Story.of(recording()), List.of());
    for (String tag : List.of("details", "dl", "div", "section", "summary", "figure", "nav")) {
      assertThat(count(page, "<" + tag + "[ >]")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
    }
  }

  private static long count(String page, String pattern) {
    return java.util.regex.Pattern.compile(pattern).matcher(page).results().count();
  }

  private Recording recording() throws IOException {
    Path file = folder.resolve("recording.jsonl");
    RunFacts facts = new RunFacts("v1.18.20", "2026-01-01T00:00:00Z", Map.of());
    try (Recorder recorder = Recorder.toFile(file, facts);
        Step main = recorder.step(Steps.MAIN)) {
      try (Step chain = recorder.step(Steps.CREATE_SERVER_CHAIN)) {
        chain.note("text", "a <b> & c");
      }
      main.note("exit", 0);
    }
    return Recording.load(file);
  }
}
